package uk.onestory.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static uk.onestory.OneStoryServer.root;
import static uk.onestory.OneStoryServer.token;
import static uk.onestory.OneStoryServer.withToken;

import io.restassured.http.Method;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.OneStoryServer;

/** A scraper that cannot sign assertions reads the metrics with a token from a file, and nothing but the metrics. */
class MetricsDoorIT {

    private static final String METRICS = "/actuator/prometheus";

    @Test
    void theTokenOfTheFileReadsTheMetrics() {
        withToken(scrapeToken())
                .get(root() + METRICS)
                .then()
                .statusCode(200)
                .body(containsString("jvm_memory_used_bytes"));
        given().header("Authorization", "bearer " + scrapeToken())
                .head(root() + METRICS)
                .then()
                .statusCode(200);
    }

    @Test
    void anOperatorStillDoes() {
        withToken(token("demo-admin")).get(root() + METRICS).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Patient",
                "/fhir/$whoami",
                "/fhir/Patient/1/$story",
                "/fhir/actuator/prometheus",
                "/actuator",
                "/actuator/env",
                "/actuator/prometheus/",
                "/actuator/prometheus/x",
                "/actuator/Prometheus"
            })
    void theTokenOpensNothingElse(String path) {
        withToken(scrapeToken())
                .get(root() + path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void theTokenOnlyReads(Method method) {
        withToken(scrapeToken()).request(method, root() + METRICS).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Basic TOKEN",
                "TOKEN",
                "Bearer TOKENx",
                "Bearer TOKEN TOKEN"
            })
    void nobodyElseIsLetIn(String header) {
        given().header("Authorization", header.replace("TOKEN", scrapeToken()))
                .get(root() + METRICS)
                .then()
                .statusCode(not(200))
                .body(not(containsString("jvm_memory_used_bytes")));
    }

    @Test
    void theTokenInTheAddressOrInTwoHeadersIsNone() {
        given().get(root() + METRICS + "?access_token=" + scrapeToken()).then().statusCode(401);
        given().header("Authorization", "Bearer x", "Bearer " + scrapeToken())
                .get(root() + METRICS)
                .then()
                .statusCode(not(200));
    }

    @Test
    void whoCaresForPeopleDoesNotReadThem() {
        withToken(token("demo-gp")).get(root() + METRICS).then().statusCode(403);
    }

    @Test
    void theTokenIsNoClient() {
        int status = given().auth()
                .preemptive()
                .basic("metrics", scrapeToken())
                .formParam("grant_type", "client_credentials")
                .post(root() + "/oauth2/token")
                .statusCode();

        assertThat(status).isEqualTo(401);
    }

    private static String scrapeToken() {
        try {
            return Files.readString(OneStoryServer.scrapeTokenFile()).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

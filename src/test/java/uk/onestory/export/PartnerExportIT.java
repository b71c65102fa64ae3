package uk.onestory.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.OneStoryServer;

class PartnerExportIT {

    @ParameterizedTest
    @ValueSource(strings = {"/$export?_type=Organization", "/Patient/$export?_type=Patient"})
    void aReportingPartnerExports(String kickOff) {
        Response manifest = await(start(kickOff));
        assertThat(manifest.<Boolean>path("requiresAccessToken")).isTrue();
        assertThat(manifest.<String>path("request")).contains("$export");
    }

    @Test
    void filesAreNdjsonOfTheType() {
        Response manifest = await(start("/$export?_type=Organization"));
        List<String> urls = manifest.path("output.url");
        assertThat(urls).isNotEmpty();
        Response file = at("demo-reporting").accept("application/fhir+ndjson").get(urls.get(0));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.asString().lines()).allMatch(line -> line.contains("\"resourceType\":\"Organization\""));
    }

    @Test
    void aJobAndItsFilesAreForTheirPartnerOnly() {
        String status = start("/$export?_type=Organization");
        List<String> urls = await(status).path("output.url");
        for (String other : List.of("demo-gp", "demo-admin")) {
            assertThat(at(other).get(status).statusCode()).isIn(403, 404);
            assertThat(at(other).delete(status).statusCode()).isIn(403, 404);
            assertThat(at(other).get(urls.get(0)).statusCode()).isIn(403, 404);
        }
        assertThat(at("demo-reporting")
                        .get(status.replaceAll("_jobId=.*", "_jobId=00000000-0000-0000-0000-000000000000"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/$export?_type=AuditEvent", "/$export?_type=Foo", "/$export?_everything=yes"})
    void whatIsNotExportedIsRefused(String kickOff) {
        assertThat(kickOff(kickOff).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/$export?_type=Organization&_typeFilter=Organization%3Ffrob%3D1",
                "/$export?_type=Organization&_typeFilter=Organization",
                "/$export?_type=Organization&_typeFilter=",
                "/$export?_type=Organization&_since=",
                "/$export?_type=Organization&_typeFilter=Organization%3Fname%3D%25zz",
                "/$export?_type=Organization&patient=Patient/x",
                "/$export?_type=Organization&_typeFilter=Foo%3Fx%3D1",
                "/$export?_type=Organization&_typeFilter=Patient%3Fgender%3Dmale",
                "/$export?_type=Organization&_typeFilter=Organization%3Factive%3Afrob%3Dtrue",
                "/$export?_type=Organization&_typeFilter=Organization%3F_lastUpdated%3Dyesterday",
                "/$export?_type=Organization&_typeFilter=%3F%3F%3F",
                "/$export?_type=Organization&_since=yesterday"
            })
    void aFilterThatCannotBeUnderstoodIsRefusedAtTheStart(String kickOff) {
        Response answer = kickOff(kickOff);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.<String>path("resourceType")).isEqualTo("OperationOutcome");
    }

    @Test
    void aFinishedJobIsRemovedOnceAndThenGone() {
        String status = start("/$export?_type=Organization");
        await(status);
        assertThat(at("demo-reporting").delete(status).statusCode()).isEqualTo(202);
        assertThat(at("demo-reporting").get(status).statusCode()).isEqualTo(404);
        assertThat(at("demo-reporting").delete(status).statusCode()).isEqualTo(404);
    }

    @Test
    void aClinicalPartnerDoesNotExport() {
        assertThat(at("demo-gp")
                        .header("Prefer", "respond-async")
                        .get(OneStoryServer.base() + "/$export")
                        .statusCode())
                .isEqualTo(403);
    }

    private static String start(String kickOff) {
        Response accepted = kickOff(kickOff);
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        return accepted.header("Content-Location");
    }

    private static Response kickOff(String path) {
        return at("demo-reporting").header("Prefer", "respond-async").get(OneStoryServer.base() + path);
    }

    private static Response await(String status) {
        Response answer = Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> at("demo-reporting").get(status), polled -> polled.statusCode() != 202);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static RequestSpecification at(String partner) {
        return given().urlEncodingEnabled(false).auth().oauth2(OneStoryServer.token(partner));
    }
}

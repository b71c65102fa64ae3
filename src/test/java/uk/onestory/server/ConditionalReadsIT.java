package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalReadsIT {

    private static final String SERVICE = "/HealthcareService/with-you-wigan";

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        as("demo-gp")
                .header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
                .get(SERVICE)
                .then()
                .statusCode(304);
        as("demo-gp")
                .header("If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT")
                .get(SERVICE)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-22T10:00:00Z", "Sunday"})
    void dateThatIsNoneIsNotLookedAt(String since) {
        for (String path : new String[] {SERVICE, SERVICE + "/_history/1"}) {
            as("demo-gp").header("If-Modified-Since", since).get(path).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{tag}", "W/\"x\", {tag}", "*", "\"{version}\"", "\"x\",W/\"{version}\"", " * "})
    void versionThatIsInTheListIsNotSentAgain(String list) {
        String tag = as("demo-gp").get(SERVICE).header("ETag");
        String version = tag.replaceAll("[W/\"]", "");
        String header = list.replace("{tag}", tag).replace("{version}", version);

        for (String path : new String[] {SERVICE, SERVICE + "/_history/" + version}) {
            Response answer = as("demo-gp").header("If-None-Match", header).get(path);
            assertThat(answer.statusCode()).as(header).isEqualTo(304);
            assertThat(answer.header("ETag")).isEqualTo(tag);
            assertThat(answer.asString()).isEmpty();
        }
        as("demo-gp").header("If-None-Match", header).head(SERVICE).then().statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"x\"", "\"x\", \"y\"", "x", "\"", "W/\"1x\""})
    void versionThatIsNotInTheListIsSentWhateverTheDateSays(String list) {
        as("demo-gp")
                .header("If-None-Match", list)
                .header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
                .get(SERVICE)
                .then()
                .statusCode(200);
    }

    @Test
    void dateOfTheLastAnswerIsNotBeforeTheChange() {
        String changed = as("demo-gp").get(SERVICE).header("Last-Modified");

        as("demo-gp").header("If-Modified-Since", changed).get(SERVICE).then().statusCode(304);
    }
}

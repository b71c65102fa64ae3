package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.scenario.Referral;

/** {@code $validate} says of references what a write says. */
class ValidatedReferencesIT {

    @ParameterizedTest
    @ValueSource(
            strings = {"https://elsewhere.example/fhir/Encounter/1", "Encounter/1/_history/1", "Encounter/1/_history/x"
            })
    void whatAWriteRefusesIsAnError(String reference) {
        String sent = observation(reference);
        Response written = as("demo-cmht").body(sent).post("/Observation");
        assertThat(written.statusCode()).isEqualTo(422);
        String words = written.path("issue[0].diagnostics");

        for (String body : new String[] {
            sent, "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":" + sent + "}]}"
        }) {
            JsonPath told = as("demo-cmht")
                    .body(body)
                    .post("/Observation/$validate")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(told.getList("issue.findAll { it.severity == 'error' }.diagnostics", String.class))
                    .as(told.prettify())
                    .contains(words);
            assertThat(told.getList(
                            "issue.findAll { it.severity == 'error' }.details.coding.flatten().code", String.class))
                    .contains("reference-form");
            assertThat(told.getList("issue.findAll { it.severity == 'error' }.expression.flatten()", String.class))
                    .contains("Observation.encounter");
        }
    }

    @Test
    void linkToAnotherEntryIsAWarning() {
        JsonPath told = as("demo-cmht")
                .body(observation("urn:uuid:0c9f1c9e-4f70-4f0b-9b0e-6c2c5a1d2b11"))
                .post("/Observation/$validate")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(told.getList("issue.findAll { it.severity == 'warning' }.expression.flatten()", String.class))
                .contains("Observation.encounter");
        assertThat(told.getList("issue.findAll { it.severity == 'error' }.expression.flatten()", String.class))
                .doesNotContain("Observation.encounter");
    }

    private static String observation(String encounter) {
        return """
                {"resourceType":"Observation","status":"final","code":{"text":"Mood"},"valueString":"low",
                 "subject":{"reference":"Patient/%s"},"encounter":{"reference":"%s"},
                 "effectiveDateTime":"2026-10-01"}""".formatted(Referral.toCmht().patient(), encounter);
    }
}

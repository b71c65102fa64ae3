package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.BundleText;
import uk.onestory.scenario.Referral;

/** A conditional create that finds something tells where it is, and not what stands in it. */
class FoundByConditionIT {

    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":"
            + "\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"%s\"}],\"name\":[{\"family\":\"Other\"}]}";

    private final Referral referral = Referral.toCmht();
    private final String condition = "identifier=https://fhir.nhs.uk/Id/nhs-number|" + referral.nhsNumber();
    private final String resource = PATIENT.formatted(referral.nhsNumber());

    @ParameterizedTest
    @ValueSource(strings = {"return=representation", "return=OperationOutcome", "return=minimal", "handling=strict"})
    void alone(String prefer) {
        Response answer = as("demo-withyou")
                .header("Prefer", prefer)
                .header("If-None-Exist", condition)
                .body(resource)
                .post("/Patient");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEmpty();
        assertThat(answer.header("Location")).contains("/Patient/" + referral.patient());
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "transaction"})
    void inABundle(String type) {
        for (String prefer : new String[] {"return=representation", "return=OperationOutcome"}) {
            Response answer = as("demo-withyou")
                    .header("Prefer", prefer)
                    .body("{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[{\"resource\":" + resource
                            + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\",\"ifNoneExist\":\"" + condition
                            + "\"}}]}")
                    .post();

            assertThat(BundleText.statuses(answer)).containsExactly(200);
            JsonNode entry = BundleText.tree(answer.asString()).at("/entry/0");
            assertThat(entry.has("resource")).isFalse();
            assertThat(entry.at("/response/location").asText()).startsWith("Patient/" + referral.patient());
            assertThat(answer.asString()).doesNotContain("birthDate", "family", referral.nhsNumber());
        }
    }

    @Test
    void whatIsCreatedIsStillShown() {
        assertThat(as("demo-gp")
                        .header("Prefer", "return=representation")
                        .header("If-None-Exist", "identifier=https://example.org|nobody-has-it")
                        .body("{\"resourceType\":\"Condition\",\"identifier\":[{\"system\":\"https://example.org\","
                                + "\"value\":\"nobody-has-it\"}],\"clinicalStatus\":{\"coding\":[{\"system\":"
                                + "\"http://terminology.hl7.org/CodeSystem/condition-clinical\",\"code\":\"active\"}]},"
                                + "\"code\":{\"text\":\"Low mood\"},\"subject\":{\"reference\":\"Patient/"
                                + referral.patient() + "\"},\"recordedDate\":\"2026-11-02\"}")
                        .post("/Condition")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("resourceType"))
                .isEqualTo("Condition");
    }
}

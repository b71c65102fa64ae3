package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.Fixtures;

/** What would turn the meaning around, or says that something is missing, is never stored as if it were not there. */
class NotToBeIgnoredIT {

    private static final String OBSERVATION_VALUE = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";
    private static final String MODIFIER =
            "\"modifierExtension\":[{\"url\":\"https://example.org/not\",\"valueBoolean\":true}]";

    @ParameterizedTest
    @ValueSource(strings = {"_elements=name", "_summary=true"})
    void aPartOfAResourceIsTaggedAndCannotBeWrittenBack(String part) {
        String id = person();
        String read = as("demo-gp").get("/Patient/" + id + "?" + part).asString();
        assertThat(read).contains("SUBSETTED", OBSERVATION_VALUE);
        for (Response answer : new Response[] {
            as("demo-gp").body(read).put("/Patient/" + id),
            as("demo-gp").body(read).post("/Patient"),
            as("demo-gp")
                    .body(bundle("transaction", "PUT", "Patient/" + id, read))
                    .post()
        }) {
            refused(answer);
        }
        as("demo-gp")
                .body(bundle("batch", "PUT", "Patient/" + id, read))
                .post()
                .then()
                .body("entry[0].response.status", startsWith("422"));
        as("demo-gp").get("/Patient/" + id).then().body("meta.versionId", equalTo("1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Patient.meta.tag[0] | \"meta\":{\"tag\":[{\"system\":\"http://hl7.org/fhir/v3/ObservationValue\",\"code\":\"SUBSETTED\"}]}",
                "Patient.implicitRules | \"implicitRules\":\"https://example.org/rules\"",
                "Patient.modifierExtension[0] | " + MODIFIER,
                "Patient.contact[0].modifierExtension[0] | \"contact\":[{\"gender\":\"other\"," + MODIFIER + "}]",
                "Patient.contained[0].implicitRules | \"contained\":[{\"resourceType\":\"Basic\",\"id\":\"b\","
                        + "\"implicitRules\":\"https://example.org/rules\",\"code\":{\"text\":\"x\"}}]"
            })
    void isRefusedWithItsPlaceAndByValidate(String path, String more) {
        String body = patient(more);
        refused(as("demo-gp").body(body).post("/Patient")).then().body("issue.expression.flatten()", hasItem(path));
        refused(as("demo-gp").body(body).put("/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9990000018-x"));
        as("demo-gp").body(body).post("/Patient/$validate").then().body("issue.expression.flatten()", hasItem(path));
    }

    @Test
    void whatMustNotBeDoneIsNoReferral() {
        String patient = person();
        for (String not : new String[] {"true", "false"}) {
            Response answer = as("demo-gp")
                    .body("{\"resourceType\":\"ServiceRequest\",\"status\":\"active\",\"intent\":\"order\",\"subject\":"
                            + "{\"reference\":\"Patient/" + patient + "\"},\"code\":{\"text\":\"Blood test\"},"
                            + "\"requester\":{\"reference\":\"Organization/gp-wigan-1\"},"
                            + "\"performer\":[{\"reference\":\"Practitioner/x\",\"type\":\"Practitioner\"}],"
                            + "\"authoredOn\":\"2026-11-20T10:15:00Z\",\"doNotPerform\":" + not + "}")
                    .post("/ServiceRequest");
            boolean named = answer.asString().contains("doNotPerform");
            assertThat(named).as(answer.asString()).isEqualTo(not.equals("true"));
        }
        refused(as("demo-gp")
                        .body("{\"resourceType\":\"CarePlan\",\"status\":\"active\",\"intent\":\"plan\",\"subject\":"
                                + "{\"reference\":\"Patient/" + patient + "\"},\"activity\":[{\"detail\":"
                                + "{\"status\":\"scheduled\",\"doNotPerform\":true}}]}")
                        .post("/CarePlan"))
                .then()
                .body("issue.expression.flatten()", hasItem("CarePlan.activity[0].detail.doNotPerform"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "transaction"})
    void aRequestWithRulesOrModifiersIsNotActedOn(String type) {
        String plain = bundle(type, "POST", "Patient", patient("\"active\":true"));
        refused(as("demo-gp")
                .body(plain.replace("\"type\"", "\"implicitRules\":\"u:x\",\"type\""))
                .post());
        refused(as("demo-gp")
                .body(plain.replace("\"url\":\"Patient\"", "\"url\":\"Patient\"," + MODIFIER))
                .post());
        refused(as("demo-cmht")
                .body(
                        "{\"resourceType\":\"Parameters\",\"implicitRules\":\"u:x\",\"parameter\":[{\"name\":\"count\",\"valueInteger\":3}]}")
                .post("/Patient/$match"));
    }

    @Test
    void aPatchAddsNoModifier() {
        String id = person();
        as("demo-gp")
                .body(
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                                + "{\"name\":\"type\",\"valueCode\":\"add\"},{\"name\":\"path\",\"valueString\":\"Patient\"},"
                                + "{\"name\":\"name\",\"valueString\":\"implicitRules\"},{\"name\":\"value\",\"valueUri\":\"u:x\"}]}]}")
                .patch("/Patient/" + id)
                .then()
                .statusCode(422)
                .body("issue[0].diagnostics", containsString("implicitRules"));
    }

    private static Response refused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        return answer;
    }

    private static String person() {
        return as("demo-gp")
                .body(patient("\"active\":true"))
                .post("/Patient")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String patient(String more) {
        return "{\"resourceType\":\"Patient\"," + more
                + ",\"identifier\":[{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\""
                + Fixtures.nextNhsNumber() + "\"}],\"name\":[{\"family\":\"Quillerby\"}]}";
    }

    private static String bundle(String type, String method, String url, String resource) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[{\"resource\":" + resource
                + ",\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"}}]}";
    }
}

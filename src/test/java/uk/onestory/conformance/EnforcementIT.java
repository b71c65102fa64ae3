package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;

/** Each way of writing meets the profile of the type, also when the resource names no profile or a foreign one. */
class EnforcementIT {

    private static final String NAMELESS =
            "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"%s\"}]}";

    @Test
    void create() {
        refused(as("demo-gp").body(nameless()).post("/Patient"));
    }

    @Test
    void createUnderAForeignProfile() {
        String foreign = nameless()
                .replace("\"Patient\",", "\"Patient\",\"meta\":{\"profile\":[\"https://example.org/lenient\"]},");

        refused(as("demo-gp").body(foreign).post("/Patient"));
    }

    @Test
    void conditionalCreate() {
        refused(as("demo-gp")
                .header("If-None-Exist", "identifier=https://fhir.nhs.uk/Id/nhs-number|" + Fixtures.nextNhsNumber())
                .body(nameless())
                .post("/Patient"));
    }

    @Test
    void update() {
        String id = person();

        refused(as("demo-gp").body(withId(id)).put("/Patient/" + id));
    }

    @Test
    void updateThatCreates() {
        refused(as("demo-gp").body(withId("new-one")).put("/Patient/new-one"));
    }

    @Test
    void conditionalUpdate() {
        refused(as("demo-gp")
                .body(nameless())
                .put("/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|" + Fixtures.nextNhsNumber()));
    }

    @Test
    void jsonPatch() {
        refused(as("demo-gp")
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"remove\",\"path\":\"/name\"}]")
                .patch("/Patient/" + person()));
    }

    @Test
    void fhirPathPatch() {
        refused(as("demo-gp")
                .body(
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                                + "{\"name\":\"type\",\"valueCode\":\"delete\"},{\"name\":\"path\",\"valueString\":\"Patient.name\"}]}]}")
                .patch("/Patient/" + person()));
    }

    @Test
    void transaction() {
        refused(as("demo-gp").body(bundle("transaction")).post());
    }

    @Test
    void batch() {
        as("demo-gp")
                .body(bundle("batch"))
                .post()
                .then()
                .statusCode(200)
                .body("entry[0].response.status", startsWith("422"))
                .body("entry[0].response.outcome.resourceType", equalTo("OperationOutcome"));
    }

    @Test
    void everyIssueIsToldAtOnce() {
        Response answer = as("demo-gp")
                .body("{\"resourceType\":\"ServiceRequest\",\"status\":\"active\",\"intent\":\"proposal\","
                        + "\"subject\":{\"reference\":\"Patient/" + person() + "\"}}")
                .post("/ServiceRequest");

        answer.then().statusCode(422);
        assertThat(answer.jsonPath().getList("issue.findAll { it.severity == 'error' }"))
                .hasSizeGreaterThan(3);
        assertThat(answer.jsonPath().getList("issue.expression.flatten()")).isNotEmpty();
    }

    @Test
    void nhsNumberMustPassModulus11() {
        String number = Fixtures.nextNhsNumber();
        char last = number.charAt(9);
        String wrong = number.substring(0, 9) + (char) ('0' + (last - '0' + 1) % 10);

        as("demo-gp")
                .body(Fixtures.json("scenario/gp-refers-to-cmht.json", wrong))
                .post()
                .then()
                .statusCode(422)
                .body("issue[0].details.coding[0].code", equalTo("nhs-number-invalid"))
                .body("issue[0].expression", hasSize(1)); // of the condition, which comes first
    }

    private static void refused(Response answer) {
        answer.then().statusCode(422).body("resourceType", equalTo("OperationOutcome"));
        assertThat(answer.<String>path("issue[0].diagnostics")).contains("name-or-why-not");
    }

    private static String nameless() {
        return NAMELESS.formatted(Fixtures.nextNhsNumber());
    }

    private static String withId(String id) {
        return nameless().replace("\"Patient\",", "\"Patient\",\"id\":\"" + id + "\",");
    }

    private static String person() {
        return as("demo-gp")
                .body(nameless().replace("\"Patient\",", "\"Patient\",\"name\":[{\"family\":\"Ashworth\"}],"))
                .post("/Patient")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String bundle(String type) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[{\"resource\":" + nameless()
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}]}";
    }
}

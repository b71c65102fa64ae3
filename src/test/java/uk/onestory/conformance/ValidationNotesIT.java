package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.List;
import org.hl7.fhir.r4.model.HealthcareService;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;

/** What is worth knowing but no reason to refuse travels back to who asks for it, and lagging codes are brought up to date. */
class ValidationNotesIT {

    private static final String OUTCOME = "return=OperationOutcome";
    private static final String UK_CORE = "https://fhir.hl7.org.uk/CodeSystem/UKCore-";
    private static final String VERIFICATION =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus";
    private static final String LANGUAGE = UK_CORE + "HumanLanguage";

    @Test
    void createTellsWarningsToWhoPrefersAnOutcome() {
        Response answer =
                as("demo-gp").header("Prefer", OUTCOME).body(person("")).post("/Patient");

        answer.then().statusCode(201).body("resourceType", equalTo("OperationOutcome"));
        assertThat(warnings(answer)).anySatisfy(text -> assertThat(text).contains("https://example.org/foreign"));
        assertThat(answer.jsonPath().getList("issue.findAll { it.severity == 'warning' }.expression.flatten()"))
                .isNotEmpty();
    }

    @Test
    void withoutThatNothingChanges() {
        as("demo-gp").body(person("")).post("/Patient").then().statusCode(201).body("resourceType", equalTo("Patient"));
    }

    @Test
    void updateTellsThem() {
        String id = stored();
        String body = person("").replace("\"Patient\",", "\"Patient\",\"id\":\"" + id + "\",");

        Response answer = as("demo-gp").header("Prefer", OUTCOME).body(body).put("/Patient/" + id);

        answer.then().statusCode(200);
        assertThat(warnings(answer)).isNotEmpty();
    }

    @Test
    void patchTellsThem() {
        Response answer = as("demo-gp")
                .header("Prefer", OUTCOME)
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"add\",\"path\":\"/gender\",\"value\":\"other\"}]")
                .patch("/Patient/" + stored());

        answer.then().statusCode(200);
        assertThat(warnings(answer)).isNotEmpty();
    }

    @Test
    void eachEntryOfATransactionTellsItsOwn() {
        String plain = person("").replace("\"meta\":{\"profile\":[\"https://example.org/foreign\"]},", "");
        Response answer = as("demo-gp")
                .header("Prefer", OUTCOME)
                .body("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + post(plain) + ","
                        + post(person("")) + "]}")
                .post();

        answer.then().statusCode(200).body("entry[1].response.status", startsWith("201"));
        String warning = "response.outcome.issue.findAll { it.severity == 'warning' }";
        assertThat(answer.jsonPath().getList("entry[0]." + warning)).isEmpty();
        assertThat(answer.jsonPath().getList("entry[1]." + warning)).isNotEmpty();
    }

    @Test
    void laggingCodesAreBroughtUpToDateWithANote() {
        Response answer =
                as("demo-gp").header("Prefer", OUTCOME).body(lagging()).post("/Patient");

        answer.then().statusCode(201);
        assertThat(notes(answer))
                .contains(
                        "Patient.identifier[0].extension[0].value.coding[0]",
                        "Patient.communication[0].language.coding[0]");
        Response stored = as("demo-gp").get(answer.header("Location").replaceFirst("^.*/fhir", ""));
        assertThat(stored.<String>path("identifier[0].extension[0].valueCodeableConcept.coding[0].system"))
                .isEqualTo(UK_CORE + "NHSNumberVerificationStatusEngland");
        assertThat(stored.<String>path("identifier[0].extension[0].valueCodeableConcept.coding[0].code"))
                .isEqualTo("01");
        assertThat(stored.<String>path("communication[0].language.coding[0].system"))
                .isEqualTo("urn:ietf:bcp:47");
        assertThat(stored.<String>path("communication[1].language.coding[0].system"))
                .as("British Sign Language has no certain successor")
                .isEqualTo(LANGUAGE);
        assertThat(stored.<String>path("extension[0].valueString"))
                .as("a back-port of R5 does no harm")
                .isEqualTo("from R5");
    }

    @Test
    void validateTellsWhatWouldBeBroughtUpToDate() {
        Response answer = as("demo-gp").body(lagging()).post("/Patient/$validate");

        answer.then().statusCode(200);
        assertThat(notes(answer)).contains("Patient.identifier[0].extension[0].value.coding[0]");
    }

    @Test
    void theOldSystemOfServiceIdsIsKeptAsTheNew() {
        HealthcareService service = (HealthcareService) Examples.parse(Examples.valid()
                .filter(file -> file.getFileName().toString().startsWith("service-two-boroughs"))
                .findFirst()
                .orElseThrow());
        service.setActive(false).getIdentifier().clear();
        service.addIdentifier()
                .setSystem("http://fhir.nhs.uk/Id/dos-service-id")
                .setValue("2000");
        Examples.putWhatTheyReferTo();

        as("demo-admin")
                .body(OneStoryServer.fhir().newJsonParser().encodeResourceToString(service))
                .post("/HealthcareService")
                .then()
                .statusCode(201)
                .body("identifier[0].system", equalTo("https://fhir.nhs.uk/Id/dos-service-id"));
    }

    @Test
    void intentAndBothCodingsOfTheCategoryAreKeptAsSent() {
        String category =
                "\"category\":[{\"coding\":[{\"system\":\"https://fhir.nhs.uk/CodeSystem/message-category-servicerequest\","
                        + "\"code\":\"referral\"},{\"system\":\"https://fhir.nhs.uk/CodeSystem/usecases-categories-bars\",\"code\":\"a4t1\"}]}],";
        for (String intent : List.of("plan", "order")) {
            String bundle = Fixtures.json("scenario/gp-refers-to-cmht.json")
                    .replaceFirst("\"intent\": \"order\"", category + "\"intent\":\"" + intent + "\"");
            Response answer = as("demo-gp").body(bundle).post();
            answer.then().statusCode(200);
            String referral = answer.jsonPath().<String>getList("entry.response.location").stream()
                    .filter(location -> location.contains("ServiceRequest/"))
                    .findFirst()
                    .orElseThrow();
            as("demo-gp")
                    .get("/" + referral)
                    .then()
                    .body("intent", equalTo(intent))
                    .body("category[0].coding.code", equalTo(List.of("referral", "a4t1")));
        }
    }

    private static List<String> warnings(Response answer) {
        return answer.jsonPath().getList("issue.findAll { it.severity == 'warning' }.diagnostics");
    }

    private static List<String> notes(Response answer) {
        return answer.jsonPath().getList("issue.findAll { it.severity == 'information' }.expression.flatten()");
    }

    private static String stored() {
        return as("demo-gp")
                .body(person(""))
                .post("/Patient")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String post(String resource) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}";
    }

    private static String lagging() {
        return person(",\"extension\":[{\"url\":\"" + VERIFICATION
                        + "\",\"valueCodeableConcept\":{\"coding\":[{\"system\":\"" + UK_CORE
                        + "NHSNumberVerificationStatus\",\"code\":\"number-present-and-verified\"}]}}]")
                .replace(
                        "\"Patient\",",
                        "\"Patient\",\"extension\":[{\"url\":\"http://hl7.org/fhir/5.0/StructureDefinition/extension-Observation.triggeredBy\",\"valueString\":\"from R5\"}],"
                                + "\"communication\":[" + language("pl") + "," + language("q4") + "],");
    }

    private static String language(String code) {
        return "{\"language\":{\"coding\":[{\"system\":\"" + LANGUAGE + "\",\"code\":\"" + code + "\"}]}}";
    }

    /** @param inIdentifier more of the NHS number's identifier */
    private static String person(String inIdentifier) {
        return "{\"resourceType\":\"Patient\",\"meta\":{\"profile\":[\"https://example.org/foreign\"]},\"identifier\":[{\"system\":"
                + "\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"" + Fixtures.nextNhsNumber() + "\"" + inIdentifier
                + "}],\"name\":[{\"family\":\"Ashworth\"}]}";
    }
}

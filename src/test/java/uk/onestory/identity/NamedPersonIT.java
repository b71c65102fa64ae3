package uk.onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.identity.PersonsPapers.bundle;
import static uk.onestory.identity.PersonsPapers.entry;
import static uk.onestory.identity.PersonsPapers.number;
import static uk.onestory.identity.PersonsPapers.post;
import static uk.onestory.identity.PersonsPapers.record;
import static uk.onestory.identity.PersonsPapers.reference;
import static uk.onestory.identity.PersonsPapers.rules;
import static uk.onestory.identity.PersonsPapers.stored;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.fhir.PersonElement;

/** A record of a person names a person, whatever way it is written. */
class NamedPersonIT {

    private static final String REFERRAL =
            "\"status\":\"active\",\"intent\":\"order\",\"authoredOn\":\"2026-11-20T10:15:00Z\","
                    + "\"requester\":{\"reference\":\"Organization/gp-wigan-1\"},"
                    + "\"performer\":[{\"reference\":\"HealthcareService/cmht-wigan\"}],\"reasonCode\":[{\"text\":\"Low mood\"}]";

    /** Besides those that name the element. */
    private static final List<String> KINDS = List.of(
            "person-unknown",
            "is not valid for this path", // a type that is no person's
            "version-needed", // of a plan, whatever stands in it
            "did not satisfy the conditional URL"); // HAPI looks at the condition first

    private final Patient person = Desk.known();
    private final String nhsNumber = Desk.nhsNumber(person);
    private final String id = Desk.created("demo-gp", person);

    @Test
    void byNhsNumberIsStoredAsALiteralReferenceThatKeepsTheNumber() {
        for (String sent : List.of(nhsNumber, nhsNumber.replaceFirst("^(...)(...)", "$1 $2 "))) {
            String made = created(post(record("AllergyIntolerance", number(sent))));

            AllergyIntolerance stored = (AllergyIntolerance) stored("AllergyIntolerance", made);
            assertThat(stored.getPatient().getReference()).isEqualTo("Patient/" + id);
            assertThat(stored.getPatient().getIdentifier().getValue()).isEqualTo(nhsNumber);
        }
    }

    @Test
    void aReferralByNumberOrWithAContainedPatientHasItsTask() {
        String byNumber = created(post(record("ServiceRequest", number(nhsNumber), REFERRAL)));
        String contained = created(post(record(
                "ServiceRequest",
                reference("#pat"),
                REFERRAL.replace("Low mood", "Sleepless") + ","
                        + contained(nhsNumber, person.getBirthDateElement().getValueAsString()))));

        ServiceRequest stored = (ServiceRequest) stored("ServiceRequest", contained);
        assertThat(stored.getSubject().getReference()).isEqualTo("Patient/" + id);
        assertThat(stored.getSubject().getIdentifier().getValue()).isEqualTo(nhsNumber);
        assertThat(stored.getContained()).isEmpty();
        for (String referral : List.of(byNumber, contained)) {
            assertThat(as("demo-cmht")
                            .get("/Task?focus=ServiceRequest/" + referral)
                            .<List<String>>path("entry.resource.for.reference"))
                    .containsExactly("Patient/" + id);
        }
    }

    @Test
    void aContainedPatientWithAnotherBirthDateIsNotTakenForTheOneWithTheNumber() {
        refused(post(record("ServiceRequest", reference("#pat"), REFERRAL + "," + contained(nhsNumber, "1901-01-01"))));
    }

    @Test
    void byTheNumberOfAPatientInTheSameTransaction() {
        Patient another = Desk.known();
        String number = Desk.nhsNumber(another);

        Response answer = as("demo-gp")
                .body(bundle(
                        "transaction",
                        entry("POST", "Observation", record("Observation", number(number))),
                        entry(null, "POST", "Patient", Desk.json(another))))
                .post();

        List<String> locations = answer.then().statusCode(200).extract().path("entry.response.location");
        Observation stored =
                (Observation) stored("Observation", locations.get(0).split("/", -1)[1]);
        assertThat(stored.getSubject().getReference())
                .isEqualTo("Patient/" + locations.get(1).split("/", -1)[1]);
    }

    @Test
    void noFormThatNamesNobodyIsTakenForAnyTypeByAnyWay() {
        List<String> wrong = new ArrayList<>();
        for (String type : PersonsPapers.TYPES) {
            for (String form : nobody()) {
                if (form == null && ("Task".equals(type) || "Appointment".equals(type))) {
                    continue;
                }
                String more = form != null && form.contains("#")
                        ? "\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"pat\"}]"
                        : null;
                String json = more == null ? record(type, form) : record(type, form, more);
                for (Way way : Way.values()) {
                    long before = StoredLinks.count();
                    Response answer = way.write(type, json);
                    boolean told = KINDS.stream().anyMatch(answer.asString()::contains)
                            || answer.asString()
                                    .contains(PersonElement.path(type).replaceFirst("\\.actor$", ""));
                    boolean byItsCondition = way == Way.CONDITIONAL_PUT && answer.statusCode() < 500;
                    if ((way.status(answer) != 422 && !byItsCondition) || !told || StoredLinks.count() != before) {
                        wrong.add(type + " by " + way + ": " + answer.asString() + " for " + json);
                    }
                }
            }
        }
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    /** Else a refusal for something else would look like one for want of a person. */
    @Test
    void withAPersonEachTypeIsTaken() {
        for (String type : PersonsPapers.TYPES) {
            Response answer = post(record(type, reference("Patient/" + id)));

            assertThat(answer.statusCode()).as(type + answer.asString()).isEqualTo(201);
        }
    }

    @Test
    void twoNumbersInAContainedPatientNameNobody() {
        Patient another = Desk.known();
        Desk.created("demo-gp", another);
        String theirs = Desk.nhsNumber(another);
        String two = "\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"pat\",\"identifier\":[{\"system\":"
                + "\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"%s\"},{\"system\":"
                + "\"https://fhir.nhs.uk/Id/nhs-number\",%s\"value\":\"%s\"}]}]";
        long before = StoredLinks.count();
        for (String type : PersonsPapers.TYPES) {
            for (String use : List.of("", "\"use\":\"old\",")) {
                for (String[] numbers : new String[][] {{nhsNumber, theirs}, {theirs, nhsNumber}}) {
                    refused(post(record(type, reference("#pat"), two.formatted(numbers[0], use, numbers[1]))));
                }
            }
            refused(post(record(type, reference("#pat"), two.formatted(nhsNumber, "", Fixtures.nextNhsNumber()))));
        }
        assertThat(StoredLinks.count()).isEqualTo(before);

        String same = two.formatted(nhsNumber, "\"use\":\"official\",", nhsNumber);
        created(post(record("Observation", reference("#pat"), same)));
        String old = two.formatted(nhsNumber, "\"use\":\"old\",", Fixtures.nextNhsNumber());
        created(post(record("Observation", reference("#pat"), old)));
    }

    @Test
    void noTaskOfNobodyTellsOfSomebody() {
        String contained = "\"contained\":[{\"resourceType\":\"%s\",\"id\":\"p\"%s}],\"focus\":" + reference("#p");
        String parties = "\"owner\":{\"reference\":\"Organization/gp-wigan-1\"},\"requester\":{\"display\":\"Dr Lee\"}";
        long before = StoredLinks.count();
        for (String more : List.of(
                contained.formatted("Patient", ",\"name\":[{\"family\":\"Ashworth\"}]"),
                contained.formatted("RelatedPerson", ",\"patient\":{\"display\":\"Ann\"}"),
                contained.formatted("Condition", ",\"subject\":{\"display\":\"Ann\"},\"code\":{\"text\":\"Low mood\"}"),
                contained.formatted("Person", ",\"name\":[{\"family\":\"Ashworth\"}]"),
                "\"focus\":{\"display\":\"Ann Ashworth\"}",
                "\"focus\":{\"type\":\"Patient\",\"display\":\"Ann Ashworth\"}",
                "\"focus\":" + number(Fixtures.nextNhsNumber()),
                "\"focus\":" + number(nhsNumber),
                "\"encounter\":{\"display\":\"Ann's visit\"}",
                "\"reasonReference\":{\"display\":\"Ann's mood\"}",
                "\"basedOn\":[{\"identifier\":{\"system\":\"https://example.org/own\",\"value\":\"1\"}}]",
                "\"input\":[{\"type\":{\"text\":\"who\"},\"valueReference\":{\"display\":\"Ann\"}}]",
                "\"extension\":[{\"url\":\"https://example.org/see\",\"valueReference\":{\"display\":\"Ann\"}}]")) {
            String json = record("Task", null, parties, more);
            refused(post(json));
            refused(as("demo-gp")
                    .body(bundle("transaction", entry("POST", "Task", json)))
                    .post());
            assertThat(Way.BATCH.status(Way.BATCH.write("Task", json))).as(json).isEqualTo(422);
        }
        assertThat(StoredLinks.count()).isEqualTo(before);

        String thing = created(
                post(record("Task", null, parties, "\"focus\":{\"type\":\"Location\",\"display\":\"Room 3\"}")));
        as("demo-gp")
                .header("If-Match", "W/\"1\"")
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/focus\",\"value\":{\"display\":\"Ann\"}}]")
                .patch("/Task/" + thing)
                .then()
                .statusCode(422);
    }

    @Test
    void aProvenanceTellsOfWhatIsHere() {
        String provenance = "{\"resourceType\":\"Provenance\",\"recorded\":\"2026-11-02T10:00:00Z\",\"target\":[%s],"
                + "\"agent\":[{\"who\":{\"reference\":\"Organization/gp-wigan-1\"}}]}";
        for (String target : List.of(
                "{\"display\":\"Ann's record\"}",
                "{\"identifier\":{\"system\":\"https://example.org/own\",\"value\":\"1\"}}",
                number(Fixtures.nextNhsNumber()),
                reference("Patient/" + id) + ",{\"display\":\"Ann's record\"}")) {
            refused(as("demo-gp").body(provenance.formatted(target)).post("/Provenance"));
        }
        created(as("demo-gp").body(provenance.formatted(number(nhsNumber))).post("/Provenance"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AllergyIntolerance", "Appointment", "Condition", "Observation", "Procedure", "Task"})
    void whatNamesNobodyIsToldSo(String type) {
        refused(post(record(type, "{\"type\":\"Patient\",\"display\":\"Somebody\"}")));
        refused(post(record(type, number(Fixtures.nextNhsNumber()))));
    }

    @Test
    void noPatchTakesThePersonOut() {
        String made = created(post(record("Observation", reference("Patient/" + id))));

        as("demo-gp")
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"remove\",\"path\":\"/subject\"}]")
                .patch("/Observation/" + made)
                .then()
                .statusCode(422);
        as("demo-gp")
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/subject\",\"value\":{\"display\":\"Somebody\"}}]")
                .patch("/Observation/" + made)
                .then()
                .statusCode(422);
        as("demo-gp")
                .body("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                        + "{\"name\":\"type\",\"valueCode\":\"delete\"},"
                        + "{\"name\":\"path\",\"valueString\":\"Observation.subject\"}]}]}")
                .patch("/Observation/" + made)
                .then()
                .statusCode(422);

        assertThat(((Observation) stored("Observation", made)).getSubject().getReference())
                .isEqualTo("Patient/" + id);
    }

    @Test
    void aPlaceholderOrConditionThatIsNoPersonNamesNobody() {
        String urn = "urn:uuid:" + UUID.randomUUID();
        String other = "urn:uuid:" + UUID.randomUUID();
        as("demo-gp")
                .body(bundle(
                        "transaction",
                        entry(urn, "POST", "Observation", record("Observation", reference(other))),
                        entry(other, "POST", "Observation", record("Observation", reference("Patient/" + id)))))
                .post()
                .then()
                .statusCode(422);
        Response conditional = as("demo-gp")
                .body(bundle(
                        "transaction",
                        entry(
                                "POST",
                                "Observation",
                                record(
                                        "Observation",
                                        reference(
                                                "Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|" + nhsNumber)))))
                .post();
        String location = conditional.then().statusCode(200).extract().path("entry[0].response.location");
        assertThat(((Observation) stored("Observation", location.split("/", -1)[1]))
                        .getSubject()
                        .getReference())
                .isEqualTo("Patient/" + id);
    }

    @Test
    void aTaskOfNobodyPointsToNobodysRecord() {
        String observation = created(post(record("Observation", reference("Patient/" + id))));

        created(post(record("Task", null)));
        refused(post(record("Task", null, "\"focus\":" + reference("Observation/" + observation))));
    }

    /** In place of the person. */
    private static List<String> nobody() {
        List<String> forms = new ArrayList<>(
                List.of(
                        "{\"type\":\"Patient\",\"display\":\"Somebody\"}",
                        "{\"type\":\"Patient\",\"identifier\":{\"system\":\"https://example.org/own\",\"value\":\"1\"}}",
                        number(Fixtures.nextNhsNumber()),
                        reference("#pat"),
                        reference("Organization/gp-wigan-1"),
                        "{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/data-absent-reason\",\"valueCode\":\"unknown\"}]}"));
        forms.add(null);
        return forms;
    }

    private static String contained(String number, String birthDate) {
        return "\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"pat\",\"identifier\":[{\"system\":"
                + "\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"" + number + "\"}],\"birthDate\":\"" + birthDate
                + "\"}]";
    }

    private static String created(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    private static void refused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(rules(answer)).contains("person-unknown");
    }

    private enum Way {
        POST,
        POST_XML,
        PUT,
        CONDITIONAL_PUT,
        TRANSACTION,
        BATCH;

        Response write(String type, String json) {
            String somebody = UUID.randomUUID().toString();
            String condition = type + "?identifier=https://example.org/own|" + somebody;
            return switch (this) {
                case POST -> as("demo-gp").body(json).post("/" + type);
                case POST_XML ->
                    as("demo-gp")
                            .contentType("application/fhir+xml")
                            .body(xml(json))
                            .post("/" + type);
                case PUT ->
                    as("demo-gp")
                            .body(json.replaceFirst(",", ",\"id\":\"" + somebody + "\","))
                            .put("/" + type + "/" + somebody);
                case CONDITIONAL_PUT -> as("demo-gp").body(json).put("/" + condition);
                case TRANSACTION ->
                    as("demo-gp")
                            .body(bundle("transaction", entry("POST", type, json)))
                            .post();
                case BATCH ->
                    as("demo-gp")
                            .body(bundle("batch", entry("POST", type, json)))
                            .post();
            };
        }

        int status(Response answer) {
            return this == BATCH && answer.statusCode() == 200
                    ? Integer.parseInt(
                            answer.<String>path("entry[0].response.status").substring(0, 3))
                    : answer.statusCode();
        }

        private static String xml(String json) {
            Resource resource = (Resource) OneStoryServer.fhir().newJsonParser().parseResource(json);
            if (resource instanceof DomainResource domain) {
                domain.getContained().forEach(contained -> contained.setId("pat"));
            }
            return OneStoryServer.fhir().newXmlParser().encodeResourceToString(resource);
        }
    }
}

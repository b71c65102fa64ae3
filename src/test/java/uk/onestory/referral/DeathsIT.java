package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** What a death changes. */
class DeathsIT {

    @Test
    void whoHasDiedTakesNoNewReferral() {
        for (Type death : List.of(new BooleanType(true), new DateTimeType("2026-11-20"))) {
            Referral referral = Referral.toCmht();
            put(referral, death);

            refused(
                    as("demo-gp")
                            .body(Fixtures.json("scenario/gp-refers-to-cmht.json", referral.nhsNumber()))
                            .post(),
                    "deceased");
            refused(as("demo-gp").body(literal(referral)).post("/ServiceRequest"), "deceased");
        }
        Referral alive = Referral.toCmht();
        put(alive, new BooleanType(false));
        as("demo-gp").body(literal(alive)).post("/ServiceRequest").then().statusCode(201);
    }

    @Test
    void aReferralWithItsPersonWhoHasDiedIsNotTaken() {
        String bundle = Fixtures.json("scenario/gp-refers-to-cmht.json")
                .replaceFirst("\"gender\": \"other\",", "\"gender\": \"other\", \"deceasedBoolean\": true,");
        refused(as("demo-gp").body(bundle).post(), "deceased");
    }

    @Test
    void aRecordThatIsNotInUseTakesNoNewReferral() {
        Referral referral = Referral.toCmht();
        Patient person = person(referral);
        person.setActive(false);
        put(person);

        refused(as("demo-gp").body(literal(referral)).post("/ServiceRequest"), "person-unknown");
    }

    @Test
    void ownersSeeTheOpenTasksOfTheDeadAsChangedAndCloseThem() {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");
        String before = task.version();

        put(referral, new BooleanType(true));

        Task told = task.read();
        assertThat(task.version()).isNotEqualTo(before);
        assertThat(told.getNote()).singleElement().satisfies(note -> assertThat(note.getText())
                .isEqualTo(Deaths.WORDS));
        as("demo-cmht")
                .queryParam("owner", "Organization/me")
                .queryParam("status", "requested")
                .queryParam("patient", "Patient/" + referral.patient())
                .get("/Task")
                .then()
                .body("total", org.hamcrest.Matchers.equalTo(1));
        told.setStatus(Task.TaskStatus.CANCELLED);
        told.getStatusReason().addCoding(Codes.statusReason("deceased"));
        task.put("demo-cmht", told).then().statusCode(200);
        assertThat(referral.status()).isEqualTo("revoked");
        String closed = task.version();

        Patient person = person(referral);
        person.setDeceased(new DateTimeType("2026-11-20"));
        put(person);
        assertThat(task.version()).isEqualTo(closed);
    }

    /** The record that goes on learns of the death by the other one, or gets Tasks of somebody who has died. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ownersAreToldOfADeathThatArrivesWithAnotherRecord(boolean ofTheSource) {
        Referral source = Referral.toCmht();
        Referral target = Referral.toCmht();
        TestTask ofSource = source.taskOf("demo-cmht");
        TestTask ofTarget = target.taskOf("demo-cmht");
        withoutNumber(source);
        put(ofTheSource ? source : target, new BooleanType(true));

        as("demo-gp")
                .body("{\"resourceType\":\"Parameters\",\"parameter\":["
                        + "{\"name\":\"source-patient\",\"valueReference\":{\"reference\":\"Patient/" + source.patient()
                        + "\"}},"
                        + "{\"name\":\"target-patient\",\"valueReference\":{\"reference\":\"Patient/" + target.patient()
                        + "\"}},"
                        + "{\"name\":\"reason\",\"valueString\":\"The coroner says so\"}]}")
                .post("/Patient/$merge")
                .then()
                .statusCode(200);

        for (TestTask task : List.of(ofSource, ofTarget)) {
            assertThat(task.read().getFor().getReference()).isEqualTo("Patient/" + target.patient());
            assertThat(task.read().getNote()).singleElement().satisfies(note -> assertThat(note.getText())
                    .isEqualTo(Deaths.WORDS));
        }
    }

    private static void withoutNumber(Referral referral) {
        Patient person = person(referral);
        person.getIdentifier().clear();
        person.addExtension(
                "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberUnavailableReason",
                new CodeableConcept().setText("It was another one's"));
        put(person);
    }

    private static String literal(Referral referral) {
        return """
                {"resourceType":"ServiceRequest","status":"active","intent":"order",
                 "subject":{"reference":"Patient/%s"},"authoredOn":"2026-11-20T10:15:00Z",
                 "requester":{"reference":"Organization/gp-wigan-1"},
                 "performer":[{"reference":"HealthcareService/with-you-wigan"}],
                 "reasonCode":[{"text":"Drinks to sleep"}]}""".formatted(referral.patient());
    }

    private static Patient person(Referral referral) {
        return OneStoryServer.client("demo-gp")
                .read()
                .resource(Patient.class)
                .withId(referral.patient())
                .execute();
    }

    private static void put(Referral referral, Type death) {
        Patient person = person(referral);
        person.setDeceased(death);
        put(person);
    }

    private static void put(Patient person) {
        as("demo-gp")
                .body(OneStoryServer.fhir().newJsonParser().encodeResourceToString(person))
                .put("/Patient/" + person.getIdElement().getIdPart())
                .then()
                .statusCode(200);
    }

    private static void refused(Response answer, String rule) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<List<String>>path("issue.details.coding.code.flatten()"))
                .contains(rule);
    }
}

package uk.onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.identity.PersonsPapers.bundle;
import static uk.onestory.identity.PersonsPapers.number;
import static uk.onestory.identity.PersonsPapers.post;
import static uk.onestory.identity.PersonsPapers.record;
import static uk.onestory.identity.PersonsPapers.reference;
import static uk.onestory.identity.PersonsPapers.stored;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import uk.onestory.fhir.PersonElement;

/** A record stays the record of its person: others refer to it because it is. */
class PersonKeptIT {

    private final Patient one = Desk.known();
    private final String id = Desk.created("demo-gp", one);
    private final Patient another = Desk.known();
    private final String theirs = Desk.created("demo-gp", another);

    @Test
    void noUpdateOfAnyTypeByAnyWayMovesARecordToAnotherPerson() {
        List<String> wrong = new ArrayList<>();
        for (String type : PersonsPapers.TYPES) {
            Response made = post(record(type, reference("Patient/" + id)));
            assertThat(made.statusCode()).as(type + made.asString()).isEqualTo(201);
            String record = made.path("id");
            for (Rewriting way : Rewriting.values()) {
                for (String person : List.of(reference("Patient/" + theirs), number(Desk.nhsNumber(another)))) {
                    Response answer = way.write(type, record, person);
                    if (answer.asString().contains("not-supported")) {
                        continue; // answers to a questionnaire are not patched at all
                    }
                    if (way.status(answer) != 422 || !answer.asString().contains("frozen-field")) {
                        wrong.add(type + " by " + way + " to " + person + ": " + answer.asString());
                    }
                }
            }
            Resource now = stored(type, record);
            if (!PersonElement.patient(now).orElseThrow().equals("Patient/" + id)
                    || !"1".equals(now.getMeta().getVersionId())) {
                wrong.add(type + " was changed");
            }
        }
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    @Test
    void theSamePersonInAnotherFormIsNoMove() {
        for (String type : PersonsPapers.TYPES) {
            String record = post(record(type, reference("Patient/" + id))).path("id");

            Response answer = Rewriting.PUT.write(type, record, number(Desk.nhsNumber(one)));

            assertThat(answer.statusCode()).as(type + answer.asString()).isEqualTo(200);
        }
    }

    @Test
    void aNewPersonOfTheSameTransactionIsAnotherToo() {
        String record = post(record("Condition", reference("Patient/" + id))).path("id");
        String urn = "urn:uuid:" + java.util.UUID.randomUUID();

        Response answer = as("demo-gp")
                .body(bundle(
                        "transaction",
                        PersonsPapers.entry(urn, "POST", "Patient", Desk.json(Desk.known())),
                        PersonsPapers.entry(
                                "PUT",
                                "Condition/" + record,
                                record("Condition", reference(urn), "\"id\":\"" + record + "\""))))
                .post();

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(PersonsPapers.rules(answer)).contains("frozen-field");
    }

    @Test
    void whatIsOfNobodyStaysNobodys() {
        String task = post(record("Task", null)).path("id");

        Response answer = Rewriting.PUT.write("Task", task, reference("Patient/" + id));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(PersonsPapers.rules(answer)).contains("frozen-field");
    }

    @Test
    void aJoinedRecordIsTheSamePerson() {
        Patient twice = Desk.unnumbered();
        twice.addGeneralPractitioner(new Reference("Organization/gp-wigan-1"));
        String source = Desk.created("demo-gp", twice);
        String observation =
                post(record("Observation", reference("Patient/" + source))).path("id");
        Desk.merge("demo-gp", source, id, "Told us so", false).then().statusCode(200);
        String version = stored("Observation", observation).getMeta().getVersionId();

        as("demo-gp")
                .header("If-Match", "W/\"" + version + "\"")
                .body(record("Observation", reference("Patient/" + source), "\"id\":\"" + observation + "\""))
                .put("/Observation/" + observation)
                .then()
                .statusCode(200);
        assertThat(PersonElement.patient(stored("Observation", observation))).contains("Patient/" + id);
    }

    @Test
    void aProvenanceDoesNotTurnToAnotherPerson() {
        String own = post(record("Condition", reference("Patient/" + id))).path("id");
        String other = post(record("Condition", reference("Patient/" + theirs))).path("id");
        String provenance = "{\"resourceType\":\"Provenance\",%s\"recorded\":\"2026-11-02T10:00:00Z\",\"target\":["
                + "{\"reference\":\"Condition/%s\"}],\"agent\":[{\"who\":{\"reference\":\"Organization/gp-wigan-1\"}}]}";
        Response made = as("demo-gp").body(provenance.formatted("", own)).post("/Provenance");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        String made1 = made.path("id");

        Response answer = as("demo-gp")
                .body(provenance.formatted("\"id\":\"" + made1 + "\",", other))
                .put("/Provenance/" + made1);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
    }
}

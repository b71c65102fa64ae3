package uk.onestory.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.identity.PersonsPapers.bundle;
import static uk.onestory.identity.PersonsPapers.number;
import static uk.onestory.identity.PersonsPapers.post;
import static uk.onestory.identity.PersonsPapers.record;
import static uk.onestory.identity.PersonsPapers.reference;
import static uk.onestory.identity.PersonsPapers.rules;

import io.restassured.response.Response;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.conformance.NhsNumber;

/** A number that is none is refused wherever it comes in; one with spaces is understood where somebody is asked for. */
class SentNumbersIT {

    private static final String CONDITION = "identifier=" + NhsNumber.SYSTEM + "|";

    @ParameterizedTest
    @ValueSource(strings = {"0000000000", "1111111111", "9999999999", "9990000019"})
    void aNumberThatIsNoneIsRefusedEverywhere(String none) {
        Patient person = Desk.unnumbered();
        Desk.number(person, none);
        Patient sound = Desk.known();
        refused(Desk.create("demo-gp", person));
        refused(as("demo-gp")
                .header("If-None-Exist", CONDITION + none)
                .body(Desk.json(sound))
                .post("/Patient"));
        refused(as("demo-gp").body(Desk.json(sound)).put("/Patient?" + CONDITION + none));
        String entry = "{\"resource\":" + Desk.json(sound)
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\",\"ifNoneExist\":\"" + CONDITION + none
                + "\"}}";
        refused(as("demo-gp").body(bundle("transaction", entry)).post());
        refused(as("demo-gp")
                .body(bundle(
                        "transaction",
                        PersonsPapers.entry(
                                "POST",
                                "Observation",
                                record("Observation", reference("Patient?" + CONDITION + none)))))
                .post());
        refused(Desk.matchAnswer("demo-gp", new Parameters(), person));
        Parameters merge = Desk.mergeParameters("1", "2", null, false);
        merge.getParameter().remove(0);
        merge.addParameter()
                .setName("source-patient-identifier")
                .setValue(new Identifier().setSystem(NhsNumber.SYSTEM).setValue(none));
        refused(as("demo-gp").body(Desk.json(merge)).post("/Patient/$merge"));

        String id = Desk.created("demo-gp", sound);
        refused(post(record("Observation", reference("Patient/" + id), "\"performer\":[" + number(none) + "]")));
        refused(post(record(
                "Observation",
                reference("Patient/" + id),
                "\"contained\":[" + Desk.json((Patient) person.setId("p")) + "],\"performer\":[" + reference("#p")
                        + "]")));
    }

    @Test
    void oneBadConditionInABatchRefusesItsOwnEntryOnly() {
        String entry = "{\"resource\":" + Desk.json(Desk.known())
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\",\"ifNoneExist\":\"" + CONDITION
                + "0000000000\"}}";
        Response answer = as("demo-gp")
                .body(bundle("batch", entry, PersonsPapers.entry("POST", "Patient", Desk.json(Desk.known()))))
                .post();

        answer.then().statusCode(200);
        assertThat(answer.<String>path("entry[0].response.status")).startsWith("422");
        assertThat(answer.<String>path("entry[1].response.status")).startsWith("201");
    }

    @Test
    void spacesAreNoMistakeWhereSomebodyIsAskedFor() {
        Patient person = Desk.known();
        String id = Desk.created("demo-gp", person);
        String spaced = Desk.nhsNumber(person).replaceFirst("^(...)(...)", "$1 $2 ");
        Patient asked = person.copy();
        asked.getIdentifierFirstRep().setValue(spaced);

        Bundle found = Desk.match("demo-gp", asked);

        assertThat(found.getEntryFirstRep().getResource().getIdElement().getIdPart())
                .isEqualTo(id);
        Parameters merge = new Parameters();
        merge.addParameter()
                .setName("source-patient-identifier")
                .setValue(new Identifier().setSystem(NhsNumber.SYSTEM).setValue(spaced));
        merge.addParameter("target-patient", new Reference("Patient/" + id));
        as("demo-gp")
                .body(Desk.json(merge))
                .post("/Patient/$merge")
                .then()
                .statusCode(400); // with itself: it was found
    }

    @Test
    void spacesAreNoMistakeInConditions() {
        Patient person = Desk.known();
        String id = Desk.created("demo-gp", person);
        String number = Desk.nhsNumber(person);
        long before = StoredLinks.count();
        for (String spaced : java.util.List.of(
                number.replaceFirst("^(...)(...)", "$1 $2 "),
                number.replaceFirst("^(...)(...)", "$1%20$2%20"),
                number.replaceFirst("^(...)(...)", "$1+$2+"))) {
            String condition = CONDITION + spaced;
            as("demo-gp")
                    .header("If-None-Exist", condition)
                    .body(Desk.json(person))
                    .post("/Patient")
                    .then()
                    .statusCode(200);
            for (String type : java.util.List.of("transaction", "batch")) {
                Response answer = as("demo-gp")
                        .body(bundle(
                                type,
                                "{\"resource\":" + Desk.json(person)
                                        + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\",\"ifNoneExist\":\""
                                        + condition + "\"}}"))
                        .post();
                assertThat(answer.asString()).contains("\"status\":\"200");
            }
        }
        assertThat(StoredLinks.count()).isEqualTo(before);
        String spaced = number.replaceFirst("^(...)(...)", "$1 $2 ");
        as("demo-gp")
                .queryParam("identifier", NhsNumber.SYSTEM + "|" + spaced)
                .body(Desk.json(person))
                .put("/Patient")
                .then()
                .statusCode(200);
        Response referred = as("demo-gp")
                .body(bundle(
                        "transaction",
                        PersonsPapers.entry(
                                "POST",
                                "Observation",
                                record("Observation", reference("Patient?" + CONDITION + spaced))),
                        PersonsPapers.entry(
                                "PUT", "Patient?" + CONDITION + spaced, Desk.json(Desk.read(Patient.class, id)))))
                .post();
        assertThat(referred.statusCode()).as(referred.asString()).isEqualTo(200);
        assertThat(as("demo-gp").get("/Observation?patient=" + id).<Integer>path("total"))
                .isEqualTo(1);
    }

    @Test
    void theStoryOfANumberThatIsNoneIsNotAskedFor() {
        for (String none : java.util.List.of("1111111111", "9990000019", "999 000 0019")) {
            as("demo-gp")
                    .queryParam("identifier", NhsNumber.SYSTEM + "|" + none)
                    .get("/Patient/$story")
                    .then()
                    .statusCode(400)
                    .body("issue[0].details.coding[0].code", org.hamcrest.Matchers.equalTo("nhs-number-invalid"));
        }
    }

    private static void refused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(rules(answer)).contains("nhs-number-invalid");
    }
}

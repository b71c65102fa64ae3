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

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

/** All that a record of a person points to is of that person, or of nobody. */
class AnotherPersonIT {

    private static final int ROUNDS = Integer.getInteger("onestory.fuzz.rounds", 60);
    private static final long SEED = 20_261_129L;
    private static final String EXTENSION =
            "\"extension\":[{\"url\":\"https://example.org/see\",\"valueReference\":%s}]";

    private final Patient one = Desk.known();
    private final String id = Desk.created("demo-gp", one);
    private final Patient another = Desk.known();
    private final String theirs = Desk.created("demo-gp", another);
    private final String theirObservation = created(post(record("Observation", reference("Patient/" + theirs))));
    private final String ownObservation = created(post(record("Observation", reference("Patient/" + id))));

    @Test
    void theReasonOfAReferralIsOfTheSamePerson() {
        String theirCondition = created(post(record("Condition", reference("Patient/" + theirs))));
        String referral = "\"status\":\"active\",\"intent\":\"order\",\"authoredOn\":\"2026-11-20T10:15:00Z\","
                + "\"requester\":{\"reference\":\"Organization/gp-wigan-1\"},"
                + "\"performer\":[{\"reference\":\"HealthcareService/cmht-wigan\"}],\"reasonReference\":["
                + reference("Condition/" + theirCondition) + "]";

        refused(post(record("ServiceRequest", reference("Patient/" + id), referral)));
        created(post(record("ServiceRequest", reference("Patient/" + theirs), referral)));
    }

    @Test
    void whatPointsToAnotherPersonInAnyPlaceIsRefused() {
        String own = reference("Patient/" + id);
        for (String place : places(reference("Observation/" + theirObservation))) {
            refused(post(record("Observation", own, place)));
        }
        for (String place : places(reference("Patient/" + theirs))) {
            refused(post(record("Observation", own, place)));
        }
        refused(post(record("Observation", own, "\"performer\":[" + number(Desk.nhsNumber(another)) + "]")));
        for (String place : places(reference("Observation/" + ownObservation))) {
            created(post(record("Observation", own, place)));
        }
    }

    @Test
    void aLiteralReferenceAndANumberNameOnePerson() {
        String identifier = ",\"identifier\":{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"%s\"}}";
        String literal = "{\"reference\":\"Patient/" + id + "\"";

        created(post(record("Observation", literal + identifier.formatted(Desk.nhsNumber(one)))));
        refused(post(record("Observation", literal + identifier.formatted(Desk.nhsNumber(another)))));
    }

    @Test
    void anUpdateOrPatchThatPointsToAnotherPersonIsRefused() {
        as("demo-gp")
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"add\",\"path\":\"/derivedFrom\",\"value\":[{\"reference\":\"Observation/"
                        + theirObservation + "\"}]}]")
                .patch("/Observation/" + ownObservation)
                .then()
                .statusCode(422);
        String moved = record(
                "Observation",
                reference("Patient/" + theirs),
                "\"id\":\"" + ownObservation + "\"," + derived(ownObservationOfOne()));
        refused(as("demo-gp").body(moved).put("/Observation/" + ownObservation));
    }

    @Test
    void theRecordOfAPersonItselfPointsToNobodyElse() {
        Patient stored = Desk.read(Patient.class, id);
        stored.addExtension(
                "https://example.org/see", new org.hl7.fhir.r4.model.Reference("Observation/" + theirObservation));
        refused(as("demo-gp").body(Desk.json(stored)).put("/Patient/" + id));
    }

    @Test
    void inATransactionTheOtherEntriesCount() {
        String urn = "urn:uuid:" + UUID.randomUUID();
        as("demo-gp")
                .body(bundle(
                        "transaction",
                        entry(urn, "POST", "Observation", record("Observation", reference("Patient/" + theirs))),
                        entry(
                                "POST",
                                "Observation",
                                record(
                                        "Observation",
                                        reference("Patient/" + id),
                                        "\"derivedFrom\":[" + reference(urn) + "]"))))
                .post()
                .then()
                .statusCode(422);
    }

    /** Whatever is written in whatever way: what is stored names a person and points to nobody else. */
    @Test
    void noWayStoresWhatPointsToAnotherPerson() {
        Random random = new Random(SEED);
        List<String> wrong = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String type = pick(random, PersonsPapers.TYPES);
            String place = pick(
                    random,
                    List.of(
                            EXTENSION.formatted(reference("Observation/" + theirObservation)),
                            EXTENSION.formatted(reference("Patient/" + theirs)),
                            EXTENSION.formatted(number(Desk.nhsNumber(another))),
                            "\"contained\":[" + record("Observation", reference("Patient/" + theirs), "\"id\":\"o\"")
                                    + "]," + EXTENSION.formatted(reference("#o"))));
            String person = pick(random, List.of(reference("Patient/" + id), number(Desk.nhsNumber(one))));
            String json = record(type, person, place);
            Response answer = random.nextBoolean()
                    ? post(json)
                    : as("demo-gp")
                            .body(bundle("transaction", entry("POST", type, json)))
                            .post();
            if (answer.statusCode() != 422) {
                wrong.add(answer.statusCode() + " for " + json);
            }
        }
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    private String ownObservationOfOne() {
        return created(post(record("Observation", reference("Patient/" + id))));
    }

    private static String derived(String observation) {
        return "\"derivedFrom\":[" + reference("Observation/" + observation) + "]";
    }

    private static List<String> places(String reference) {
        return List.of(
                reference.contains("Patient/")
                        ? "\"focus\":[" + reference + "]"
                        : "\"derivedFrom\":[" + reference + "]",
                EXTENSION.formatted(reference),
                "\"note\":[{\"text\":\"See\"," + EXTENSION.formatted(reference) + "}]");
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String created(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    private static void refused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(rules(answer)).contains("another-person");
    }
}

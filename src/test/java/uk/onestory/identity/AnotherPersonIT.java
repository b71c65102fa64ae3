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
import java.util.Random;
import java.util.Set;
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
    void everyNumberOfAContainedPatientCounts() {
        String contained =
                "\"performer\":[" + reference("#p") + "],\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"p\","
                        + "\"identifier\":[{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"%s\"},"
                        + "{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"%s\",\"use\":\"old\"}]}]";
        String own = reference("Patient/" + id);

        refused(post(record("Observation", own, contained.formatted(Desk.nhsNumber(one), Desk.nhsNumber(another)))));
        refused(post(record("Observation", own, contained.formatted(Desk.nhsNumber(another), Desk.nhsNumber(one)))));
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
        Response answer = as("demo-gp").body(moved).put("/Observation/" + ownObservation);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(rules(answer)).contains("frozen-field");
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
            if (answer.statusCode() != 422 || !rules(answer).contains("another-person")) {
                wrong.add(answer.statusCode() + " for " + json + ": " + answer.asString());
            }
        }
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    /** Whatever is written, in whatever order: at no time does one person's record lead to another one's. */
    @Test
    void noOrderOfWritesMakesRecordsLeadToAnotherPerson() {
        Random random = new Random(SEED);
        Set<String> people = Set.of("Patient/" + id, "Patient/" + theirs);
        List<String> records = new ArrayList<>(List.of(theirObservation, ownObservation));
        List<String> wrong = new ArrayList<>();
        int taken = 0;
        for (int round = 0; round < ROUNDS && wrong.isEmpty(); round++) {
            String person = pick(random, List.copyOf(people));
            String named = random.nextBoolean()
                    ? reference(person)
                    : number(Desk.nhsNumber(person.endsWith(id) ? one : another));
            String target = pick(random, records);
            String written;
            Response answer;
            if (random.nextInt(3) == 0) {
                written = record("Observation", named, derived(target));
                answer = post(written);
                if (answer.statusCode() == 201) {
                    records.add(answer.path("id"));
                }
            } else {
                String changed = pick(random, records);
                Rewriting way = pick(random, List.of(Rewriting.values()));
                written = way + " of " + changed + " to " + named;
                answer = way.write(
                        "Observation",
                        changed,
                        named,
                        stored("Observation", changed).getMeta().getVersionId());
            }
            taken += answer.statusCode() < 300 ? 1 : 0;
            List<String> across = StoredLinks.acrossPeople(people);
            if (!across.isEmpty() || answer.statusCode() >= 500) {
                wrong.add("round " + round + ", " + written + ": " + answer.asString() + "\n  stored " + across);
            }
        }
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
        assertThat(taken).as("where all is refused, nothing is proved").isGreaterThan(ROUNDS / 10);
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

package uk.onestory.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;

/**
 * References in every form, on every way of writing: what is of this server is stored as a relative reference, and
 * everything else is refused and stored nowhere. {@code -Donestory.fuzz.rounds=10000} for the long run.
 */
class FuzzedReferencesIT {

    private static final int ROUNDS = Integer.getInteger("onestory.fuzz.rounds", 150);
    private static final long SEED = 20_261_130L;
    private static final String GP = "demo-gp";

    /** First those that are of this server. */
    private static final List<String> FORMS = List.of(
            "Patient/{id}",
            "{base}/Patient/{id}",
            "{BASE}/Patient/{id}",
            "http://other.example/fhir/Patient/{id}",
            "https://other.example/Patient/{id}",
            "{base}.evil.example/Patient/{id}",
            "{base}x/Patient/{id}",
            "//other.example/Patient/{id}",
            "x/Patient/{id}",
            "/Patient/{id}",
            "ftp://other.example/Patient/{id}",
            "urn:uuid:4a7e1b6e-5a37-4f5c-8a3e-6f1d2c3b4a59",
            "urn:oid:1.2.3",
            "urn:x:{id}",
            "Patient/{id}/_history/1",
            "Patient/{id}/_history/99",
            "Patient/{id}/_history/",
            "{base}/Patient/{id}/_history/1",
            "http://other.example/fhir/Patient/{id}/_history/1");

    private static final int OWN = 3;
    private static final String OTHER_TYPE = "\"type\":\"Group\"";

    private static final List<String> PLACES = List.of(
            "\"subject\":{\"reference\":\"%s\"}",
            "\"subject\":{\"reference\":\"%s\",\"type\":\"Patient\"}",
            "\"subject\":{\"reference\":\"%s\"," + OTHER_TYPE + "}",
            "\"subject\":{\"reference\":\"{ok}\"},\"focus\":[{\"reference\":\"%s\"}]",
            "\"subject\":{\"reference\":\"{ok}\"},\"extension\":[{\"url\":\"http://example.org/about\",\"valueReference\":{\"reference\":\"%s\"}}]",
            "\"subject\":{\"reference\":\"{ok}\"},\"contained\":[{\"resourceType\":\"Observation\",\"id\":\"c\",\"status\":\"final\",\"code\":{\"text\":\"Sleep\"},\"subject\":{\"reference\":\"%s\"}}],\"hasMember\":[{\"reference\":\"#c\"}]");

    private enum Way {
        POST,
        PUT,
        TRANSACTION,
        BATCH,
        JSON_PATCH,
        FHIR_PATCH
    }

    @Test
    void whatIsOfThisServerIsTakenAndNothingElse() {
        String person = Referral.toCmht().patient();
        List<String> wrong = new ArrayList<>();
        for (int round = 0; round < ROUNDS && wrong.size() < 20; round++) {
            Random random = new Random(SEED + round);
            int form = random.nextInt(3) == 0 ? random.nextInt(OWN) : random.nextInt(FORMS.size());
            String reference = FORMS.get(form)
                    .replace("{BASE}", OneStoryServer.base().replace("http://localhost", "Http://LOCALHOST"))
                    .replace("{base}", OneStoryServer.base())
                    .replace("{id}", person);
            Way way = Way.values()[random.nextInt(Way.values().length)];
            String place = PLACES.get(random.nextInt(PLACES.size())).replace("{ok}", "Patient/" + person);
            String id = "o" + random.nextInt(Integer.MAX_VALUE);
            Response answer = write(way, id, person, place.formatted(reference), reference);
            int status = way == Way.BATCH && answer.statusCode() == 200
                    ? Integer.parseInt(
                            answer.<String>path("entry[0].response.status").substring(0, 3))
                    : answer.statusCode();
            boolean taken = status < 300;
            boolean fits = form < OWN && (way.name().endsWith("PATCH") || !place.contains(OTHER_TYPE));
            if (status >= 500 || taken != fits) {
                wrong.add("round " + round + ", " + way + ", " + reference + " in " + place + ": " + status + " "
                        + answer.asString());
            }
        }
        List<String> stored = as(GP).get("/Observation?patient=" + person + "&_count=500")
                .jsonPath()
                .getList("entry.resource.subject.reference");
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
        assertThat(stored).isNotEmpty().containsOnly("Patient/" + person);
    }

    private static Response write(Way way, String id, String person, String place, String reference) {
        String resource = observation(id, place);
        return switch (way) {
            case POST -> as(GP).body(resource).post("/Observation");
            case PUT -> as(GP).body(resource).put("/Observation/" + id);
            case JSON_PATCH ->
                as(GP).contentType("application/json-patch+json")
                        .body("[{\"op\":\"replace\",\"path\":\"/subject/reference\",\"value\":\"" + reference + "\"}]")
                        .patch("/Observation/" + stored(person));
            case FHIR_PATCH -> as(GP).body("""
                        {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                         {"name":"type","valueCode":"replace"},{"name":"path","valueString":"Observation.subject"},
                         {"name":"value","valueReference":{"reference":"%s"}}]}]}""".formatted(reference)).patch("/Observation/" + stored(person));
            default ->
                as(GP).body("""
                        {"resourceType":"Bundle","type":"%s","entry":[{"resource":%s,
                         "request":{"method":"PUT","url":"Observation/%s"}}]}""".formatted(way.name().toLowerCase(java.util.Locale.ROOT), resource, id))
                        .post();
        };
    }

    private static String stored(String person) {
        return as(GP).body(observation("x", "\"subject\":{\"reference\":\"Patient/" + person + "\"}"))
                .post("/Observation")
                .path("id");
    }

    private static String observation(String id, String place) {
        return """
                {"resourceType":"Observation","id":"%s","status":"final","code":{"text":"Mood"},"valueString":"Better",%s}""".formatted(id, place);
    }
}

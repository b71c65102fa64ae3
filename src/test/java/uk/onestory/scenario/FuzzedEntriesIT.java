package uk.onestory.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.BundleText.send;
import static uk.onestory.BundleText.statuses;
import static uk.onestory.BundleText.stored;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import uk.onestory.BundleText;
import uk.onestory.OneStoryServer;
import uk.onestory.server.SupportedResources;

/**
 * However the parts of an entry are put together (method, URL, resource, conditions), the answer is a success or an
 * OperationOutcome, in a batch for each entry; what is refused stores nothing, and nobody stores a type that only others
 * write. Fixed seed; {@code -Donestory.fuzz.rounds=10000} for the long run.
 */
class FuzzedEntriesIT {

    private static final int ROUNDS = Integer.getInteger("onestory.fuzz.rounds", 300);
    private static final long SEED = 20_261_129L;
    private static final int MOST_TOLD = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "FROB");
    private static final List<String> TYPES =
            List.of("Condition", "Patient", "Organization", "SearchParameter", "AuditEvent", "Group", "Basic", "Task");
    private static final List<String> URLS = List.of(
            "{type}",
            "/{type}",
            "{type}/",
            "{type}/{id}",
            "{type}/{id}/x/y",
            "{type}?_id={id}",
            "{type}?",
            "{type}/{id}?_id=other",
            "{type}?patient%2Efamily=x",
            "{type}?name=%zz",
            "{type}?_lastUpdated=soon",
            "{type}/{id}#part",
            "{type}/_search",
            "{type}/_history",
            "{type}/{id}/_history/1",
            "{type}/$validate",
            "{type}/{id}/$story",
            "{type}/{id}/$hand-on",
            "$whoami",
            "{type}/$whoami",
            "$export",
            "?_getpages=1",
            "metadata",
            "//{type}",
            "{type}//{id}",
            "{type}/{id}%2F..",
            "http://localhost/fhir/{type}/{id}",
            "urn:uuid:4a7e1b6e-5a37-4f5c-8a3e-6f1d2c3b4a59",
            "");
    private static final List<String> CONDITIONS =
            List.of("_id={id}", "{type}?_id={id}", "Patient?name=x", "patient.family=x", "?", "x", "name=%zz");
    private static final List<String> PATCHES = List.of(
            "{\"resourceType\":\"Parameters\"}",
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\"}]}",
            "{\"resourceType\":\"Binary\",\"contentType\":\"application/json-patch+json\"}",
            "{\"resourceType\":\"Binary\",\"contentType\":\"text/plain\",\"data\":\"W10=\"}",
            "{\"resourceType\":\"Binary\",\"data\":\"W10=\"}");

    /** Nothing but the access stands in the way of these. */
    private static final List<String> STORABLE = List.of(
            "{\"resourceType\":\"Organization\",\"active\":true,\"name\":\"Not ours\"}",
            "{\"resourceType\":\"Group\",\"type\":\"person\",\"actual\":true}",
            "{\"resourceType\":\"Binary\",\"contentType\":\"text/plain\",\"data\":\"W10=\"}");

    /** What no partner writes, or no clinical one. */
    private static final Set<String> OF_OTHERS = of();

    @Test
    void everyEntryIsDoneOrRefusedByItself() {
        List<String> failures = new ArrayList<>();
        int done = 0;
        for (int round = 0; round < ROUNDS && failures.size() < MOST_TOLD; round++) {
            Random random = new Random(SEED + round);
            List<String> entries = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                entries.add(entry(random).toString());
            }
            String type = random.nextBoolean() ? "batch" : "transaction";
            long before = stored();
            long ofOthers = storedOfOthers();
            Response answer = send("demo-gp", type, entries);
            List<String> wrong = wrong(answer, entries.size());
            boolean nothingTaken =
                    answer.statusCode() >= 400 || statuses(answer).stream().allMatch(status -> status >= 400);
            if (nothingTaken && stored() != before) {
                wrong.add("refused, but stored");
            }
            if (storedOfOthers() != ofOthers) {
                wrong.add("stored what a clinical partner may not write");
            }
            done += answer.statusCode() < 300 ? 1 : 0;
            if (!wrong.isEmpty()) {
                failures.add("round " + round + ", " + type + ": " + wrong + "\n  sent " + entries + "\n  got "
                        + answer.statusCode() + " " + answer.asString());
            }
        }
        assertThat(failures).as(String.join("\n", failures)).isEmpty();
        assertThat(done).as("where all is refused, nothing is proved").isGreaterThan(ROUNDS / 10);
    }

    private static List<String> wrong(Response answer, int sent) {
        List<String> wrong = new ArrayList<>();
        JsonNode told = BundleText.tree(answer.asString());
        if (answer.statusCode() >= 500) {
            wrong.add("the server failed");
        } else if (answer.statusCode() >= 400) {
            if (!"OperationOutcome".equals(told.path("resourceType").asText())) {
                wrong.add("no OperationOutcome");
            }
        } else if (told.path("entry").size() != sent) {
            wrong.add("not an answer for each entry");
        }
        for (JsonNode entry : told.path("entry")) {
            String status = entry.at("/response/status").asText();
            if (status.isEmpty() || status.startsWith("5")) {
                wrong.add("an entry failed");
            } else if (status.startsWith("4") && !entry.at("/response/outcome").isObject()) {
                wrong.add("an entry without OperationOutcome");
            }
        }
        return wrong;
    }

    private static ObjectNode entry(Random random) {
        ObjectNode entry = JSON.createObjectNode();
        if (random.nextInt(10) > 1) {
            entry.set("resource", resource(random));
        }
        if (random.nextInt(20) == 0) {
            return entry.put("fullUrl", "urn:uuid:" + new java.util.UUID(random.nextLong(), random.nextLong()));
        }
        ObjectNode request = entry.putObject("request");
        if (random.nextInt(20) > 0) {
            request.put("method", random.nextInt(3) == 0 ? "POST" : any(METHODS, random));
        }
        // what stores something is rare among what is odd
        String url = filled(random.nextInt(3) == 0 ? "{type}" : any(URLS, random), random);
        if (!url.isEmpty()) {
            request.put("url", url);
        }
        if (random.nextInt(4) == 0) {
            request.put("ifNoneExist", filled(any(CONDITIONS, random), random));
        }
        return entry;
    }

    private static JsonNode resource(Random random) {
        if (random.nextInt(4) == 0) {
            return BundleText.tree(any(PATCHES, random));
        }
        if (random.nextBoolean()) {
            return BundleText.tree(any(STORABLE, random));
        }
        ObjectNode resource = JSON.createObjectNode().put("resourceType", any(TYPES, random));
        if (random.nextInt(3) == 0) {
            resource.put("id", id(random));
        }
        if (random.nextInt(10) == 0) {
            resource.put("frobbed", true);
        }
        return resource.put("language", "en");
    }

    private static String filled(String text, Random random) {
        return text.replace("{type}", any(TYPES, random)).replace("{id}", id(random));
    }

    private static String id(Random random) {
        return "nobody-" + random.nextInt(3);
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private static Set<String> of() {
        Set<String> types = new TreeSet<>(SupportedResources.CONFORMANCE);
        types.addAll(SupportedResources.DIRECTORY);
        types.addAll(SupportedResources.CATALOGUE);
        types.addAll(List.of("AuditEvent", "Group", "Binary", "Bundle"));
        return types;
    }

    private static long storedOfOthers() {
        String marks = String.join(",", java.util.Collections.nCopies(OF_OTHERS.size(), "?"));
        return OneStoryServer.bean(JdbcTemplate.class)
                .queryForObject(
                        "SELECT COUNT(*) FROM HFJ_RESOURCE WHERE RES_TYPE IN (" + marks + ")",
                        Long.class,
                        OF_OTHERS.toArray());
    }
}

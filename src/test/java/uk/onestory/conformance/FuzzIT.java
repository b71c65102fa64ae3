package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;
import uk.onestory.TestDatabase;

/**
 * Whatever a partner sends, the answer is a success or an OperationOutcome that tells where the error lies: the valid
 * examples, mutated with a fixed seed, are validated and written. {@code -Donestory.fuzz.rounds=10000} for the long run.
 */
class FuzzIT {

    private static final int ROUNDS = Integer.getInteger("onestory.fuzz.rounds", 600);
    private static final long SEED = 20_261_122L;
    private static final int MOST_TOLD = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void onOneDatabase() {
        Assumptions.assumeFalse(
                TestDatabase.isPostgresql(), "skipped: what is read does not depend on the database, H2 is enough");
    }

    /** Longer texts and larger numbers than an index takes, each in an otherwise valid resource. */
    @Test
    void whateverIsTooLongOrTooLargeIsTakenOrRefusedWithAPlace() throws Exception {
        Examples.putWhatTheyReferTo();
        List<String> examples = Examples.valid().map(Examples::read).toList();
        List<String> failures = new ArrayList<>();
        for (int round = 0; round < ROUNDS / 2 && failures.size() < MOST_TOLD; round++) {
            String example = examples.get(round % examples.size());
            String type = JSON.readTree(example).get("resourceType").textValue();
            String body = new Mutation(SEED + round).enlarged(example);
            HttpResponse<String> answer = post(Examples.partner(type), "/" + type, body);
            Optional<String> wrong = wrong(answer);
            if (wrong.isPresent()) {
                failures.add("round " + round + ", " + type + ": " + wrong.get() + "\n  sent " + shortened(body)
                        + "\n  got " + answer.statusCode() + " " + shortened(answer.body()));
            }
        }
        assertThat(failures).as(String.join("\n", failures)).isEmpty();
    }

    @Test
    void whateverIsSentIsTakenOrRefusedWithAPlace() throws Exception {
        Examples.putWhatTheyReferTo();
        List<String> examples = Examples.valid().map(Examples::read).toList();
        List<String> failures = new ArrayList<>();
        for (int round = 0; round < ROUNDS && failures.size() < MOST_TOLD; round++) {
            String example = examples.get(round % examples.size());
            String type = JSON.readTree(example).get("resourceType").textValue();
            String body = new Mutation(SEED + round).of(example);
            String partner = Examples.partner(type);

            HttpResponse<String> validated;
            HttpResponse<String> created;
            try {
                validated = post(partner, "/" + type + "/$validate", body);
                created = post(partner, "/" + type, body);
            } catch (IOException noAnswer) {
                failures.add("round " + round + ": no answer, " + noAnswer + "\n  sent " + shortened(body));
                continue;
            }

            for (HttpResponse<String> answer : List.of(validated, created)) {
                Optional<String> wrong = wrong(answer);
                if (wrong.isPresent()) {
                    failures.add("round " + round + ", " + answer.uri().getPath() + ": " + wrong.get() + "\n  sent "
                            + shortened(body) + "\n  got " + answer.statusCode() + " " + shortened(answer.body()));
                }
            }
            if (created.statusCode() == 201) {
                readBack(partner, created).ifPresent(wrong -> failures.add(wrong + "\n  sent " + shortened(body)));
            }
        }
        Files.write(Path.of("target", "fuzz-failures.txt"), failures);
        assertThat(failures).as(String.join("\n", failures)).isEmpty();
    }

    /** Many a reader of extensions expects one of each: what is sent twice is refused or taken, nothing breaks. */
    @Test
    void anExtensionThatIsSentTwiceIsTakenOrRefusedWithAPlace() throws Exception {
        Examples.putWhatTheyReferTo();
        List<String> failures = new ArrayList<>();
        for (String example : Examples.valid().map(Examples::read).toList()) {
            String type = JSON.readTree(example).get("resourceType").textValue();
            for (int extension = 0; ; extension++) {
                JsonNode resource = JSON.readTree(example);
                List<ArrayNode> lists = extensions(resource);
                if (extension == lists.size()) {
                    break;
                }
                lists.get(extension).add(lists.get(extension).get(0).deepCopy());
                HttpResponse<String> answer = post(Examples.partner(type), "/" + type, resource.toString());
                wrong(answer)
                        .ifPresent(wrong -> failures.add(wrong + "\n  sent " + shortened(resource.toString())
                                + "\n  got " + answer.statusCode() + " " + shortened(answer.body())));
            }
        }
        assertThat(failures).isEmpty();
    }

    private static List<ArrayNode> extensions(JsonNode resource) {
        return resource.findValues("extension").stream()
                .map(ArrayNode.class::cast)
                .toList();
    }

    private static Optional<String> wrong(HttpResponse<String> answer) throws JsonProcessingException {
        if (answer.statusCode() >= 500) {
            return Optional.of("the server failed");
        }
        JsonNode outcome = JSON.readTree(answer.body());
        boolean isOutcome =
                "OperationOutcome".equals(outcome.path("resourceType").asText());
        if (answer.statusCode() >= 400 && !isOutcome) {
            return Optional.of("no OperationOutcome");
        }
        if (isOutcome) {
            for (JsonNode issue : outcome.path("issue")) {
                boolean error = List.of("error", "fatal")
                        .contains(issue.path("severity").asText());
                if (error && issue.path("expression").path(0).asText().isBlank()) {
                    return Optional.of("an error without an expression");
                }
            }
        }
        return Optional.empty();
    }

    /** What is stored can be sent in both forms. */
    private Optional<String> readBack(String partner, HttpResponse<String> created) throws Exception {
        URI location = URI.create(created.headers().firstValue("Location").orElseThrow());
        HttpRequest read = HttpRequest.newBuilder(location)
                .header("Authorization", "Bearer " + OneStoryServer.token(partner))
                .header("Accept", "application/fhir+xml")
                .build();
        HttpResponse<String> answer = http.send(read, BodyHandlers.ofString());
        return answer.statusCode() == 200
                ? Optional.empty()
                : Optional.of("stored, but cannot be read as XML: " + answer.statusCode());
    }

    private HttpResponse<String> post(String partner, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(OneStoryServer.base() + path))
                .header("Authorization", "Bearer " + OneStoryServer.token(partner))
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String shortened(String text) {
        return text.length() <= 3_000 ? text : text.substring(0, 3_000) + "... (" + text.length() + " characters)";
    }
}

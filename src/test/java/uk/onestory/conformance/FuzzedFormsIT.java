package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.conformance.FormMutation.Sent;

/**
 * Whatever the form, encoding or content type in which something is sent, it is stored whole or refused with an
 * OperationOutcome: never without the mark that was put into it. {@code -Donestory.fuzz.rounds=10000} for the long run.
 */
class FuzzedFormsIT {

    private static final int ROUNDS = Integer.getInteger("onestory.fuzz.rounds", 400);
    private static final long SEED = 20_261_129L;
    private static final int MOST_TOLD = 20;
    private static final String JSON = "application/fhir+json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> failures = new ArrayList<>();

    @BeforeAll
    static void whatTheyReferTo() {
        Examples.putWhatTheyReferTo();
    }

    @Test
    void whateverTheFormItIsStoredWholeOrRefused() throws Exception {
        List<String> examples = Examples.valid().map(Examples::read).toList();
        for (int round = 0; round < ROUNDS && failures.size() < MOST_TOLD; round++) {
            String example = examples.get(round % examples.size());
            String type = MAPPER.readTree(example).get("resourceType").textValue();
            FormMutation mutation = new FormMutation(SEED + round);
            Sent sent = mutation.of(example);
            String partner = Examples.partner(type);
            HttpResponse<String> answer = send(partner, "POST", "/" + type, sent.contentType(), sent.body());
            if (answer.statusCode() == 201) {
                // as it was read and stored; a later reader may be shown less of it
                if (!answer.body().contains(mutation.mark()) && !isComment(sent)) {
                    tell(round, "stored without the mark", sent, answer);
                }
            } else {
                check(round, sent, answer);
            }
        }
        assertThat(failures).as(String.join("\n", failures)).isEmpty();
    }

    @Test
    void whateverIsPatchedIsStoredWholeOrRefused() throws Exception {
        String id = person();
        for (int round = 0; round < ROUNDS && failures.size() < MOST_TOLD; round++) {
            Sent sent = new FormMutation(SEED + round).patch();
            String before = read(id);
            boolean inBundle = round % 3 == 0;
            HttpResponse<String> answer = inBundle
                    ? send("demo-gp", "POST", "", JSON, bundle(round % 2 == 0 ? "batch" : "transaction", id, sent))
                    : send("demo-gp", "PATCH", "/Patient/" + id, sent.contentType(), sent.body());
            check(round, sent, answer);
            if (answer.statusCode() >= 400 && !read(id).equals(before)) {
                tell(round, "refused, but stored", sent, answer);
            }
            HttpResponse<String> again =
                    send("demo-gp", "POST", "/Patient/$validate", JSON, read(id).getBytes(StandardCharsets.UTF_8));
            if (again.statusCode() != 200 || again.body().contains("\"error\"")) {
                tell(round, "stored what a POST would not take: " + again.body(), sent, answer);
                id = person();
            }
        }
        assertThat(failures).as(String.join("\n", failures)).isEmpty();
    }

    private void check(int round, Sent sent, HttpResponse<String> answer) throws Exception {
        boolean failed = answer.statusCode() >= 500 || answer.body().contains("\"status\":\"5");
        JsonNode body = MAPPER.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        boolean told = body.path("resourceType").asText().equals("OperationOutcome");
        if (failed || (answer.statusCode() >= 400 && !told)) {
            tell(round, "the server failed, or told nothing", sent, answer);
        }
    }

    private void tell(int round, String what, Sent sent, HttpResponse<String> answer) {
        String body = new String(sent.body(), StandardCharsets.UTF_8);
        failures.add("round " + round + ": " + what + "\n  sent " + sent.contentType() + " "
                + body.substring(0, Math.min(body.length(), 2_500)) + "\n  got " + answer.statusCode() + " "
                + answer.body());
    }

    private static boolean isComment(Sent sent) {
        return new String(sent.body(), StandardCharsets.ISO_8859_1)
                .replace("\u0000", "")
                .contains("<!-- Z");
    }

    private String person() throws Exception {
        String patient = "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":"
                + "\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"" + Fixtures.nextNhsNumber()
                + "\"}],\"name\":[{\"family\":\"Ashworth\",\"given\":[\"Sam\"]}],\"gender\":\"other\"}";
        HttpResponse<String> created =
                send("demo-gp", "POST", "/Patient", JSON, patient.getBytes(StandardCharsets.UTF_8));
        return created.headers().firstValue("Location").orElseThrow().replaceFirst(".*/Patient/([^/]+).*", "$1");
    }

    private String read(String id) throws Exception {
        return send("demo-gp", "GET", "/Patient/" + id, null, new byte[0]).body();
    }

    private static byte[] bundle(String type, String id, Sent patch) {
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"" + type
                + "\",\"entry\":[{\"resource\":{\"resourceType\":\"Binary\",\"contentType\":\"" + patch.contentType()
                + "\",\"data\":\"" + Base64.getEncoder().encodeToString(patch.body())
                + "\"},\"request\":{\"method\":\"PATCH\",\"url\":\"Patient/" + id + "\"}}]}";
        return bundle.getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(String partner, String method, String path, String contentType, byte[] body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(OneStoryServer.base() + path))
                .header("Authorization", "Bearer " + OneStoryServer.token(partner))
                .header("Accept", JSON)
                .header("Prefer", "return=representation")
                .method(method, BodyPublishers.ofByteArray(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}

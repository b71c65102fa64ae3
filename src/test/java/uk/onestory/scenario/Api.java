package uk.onestory.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.OneStoryServer;

/** The API of one server, as the three partners of the demonstration call it. */
final class Api {

    static final String GP = "demo-gp";
    static final String CMHT = "demo-cmht";
    static final String WITH_YOU = "demo-withyou";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String base;
    private final Map<String, String> tokens;

    private Api(String base, Map<String, String> tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    /** @param root base URL of the server */
    static Api of(String root) {
        return new Api(
                root + "/fhir",
                Stream.of(GP, CMHT, WITH_YOU)
                        .collect(Collectors.toMap(
                                partner -> partner, partner -> OneStoryServer.tokenAt(root, partner))));
    }

    /** @param body JSON; a text that is no JSON is answered as null */
    record Answer(int status, JsonNode body) {

        boolean taken() {
            return status < 300;
        }

        String rule() {
            return body.at("/issue/0/details/coding/0/code").asText();
        }

        /** Logical id of what was created, here or in the first entry of a transaction that has this type. */
        String id(String type) {
            for (JsonNode entry : body.path("entry")) {
                String location = entry.at("/response/location").asText();
                if (location.startsWith(type + "/")) {
                    return location.split("/", -1)[1];
                }
            }
            return body.path("id").asText();
        }
    }

    String base() {
        return base;
    }

    Answer post(String partner, String path, Resource body) {
        return send(partner, request(path).POST(BodyPublishers.ofString(encode(body))));
    }

    Answer put(String partner, Resource body) {
        String path = "/" + body.fhirType() + "/" + body.getIdElement().getIdPart();
        return send(partner, request(path).PUT(BodyPublishers.ofString(encode(body))));
    }

    <T extends Resource> T read(String partner, Class<T> type, String id) {
        Answer answer =
                send(partner, request("/" + type.getSimpleName() + "/" + id).GET());
        if (!answer.taken()) {
            throw new AssertionError(partner + " cannot read " + type.getSimpleName() + "/" + id + ": " + answer);
        }
        return parse(type, answer);
    }

    Bundle search(String partner, String query) {
        Answer answer = send(partner, request("/" + query).GET());
        if (!answer.taken()) {
            throw new AssertionError(query + ": " + answer);
        }
        return parse(Bundle.class, answer);
    }

    /** @throws LostConnection where no answer came */
    Answer send(String partner, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(
                    request.header("Authorization", "Bearer " + tokens.get(partner))
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                    BodyHandlers.ofString());
            String body = answer.body();
            return new Answer(answer.statusCode(), JSON.readTree(body.startsWith("{") ? body : "null"));
        } catch (IOException lost) {
            throw new LostConnection(lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LostConnection(stopped);
        }
    }

    static final class LostConnection extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LostConnection(Exception cause) {
            super(cause);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/fhir+json");
    }

    private static String encode(Resource resource) {
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(resource);
    }

    private static <T extends Resource> T parse(Class<T> type, Answer answer) {
        return OneStoryServer.fhir()
                .newJsonParser()
                .parseResource(type, answer.body().toString());
    }
}

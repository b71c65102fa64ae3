package uk.onestory.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import uk.onestory.OneStoryServer;

/** Posts bodies byte for byte, whatever their content type says; REST Assured takes forms apart. */
final class SearchForms {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    record Answer(int status, String body) {}

    private SearchForms() {}

    /** A search of a type by the GP. */
    static Answer post(String type, String contentType, String body) {
        return postTo("/" + type + "/_search", contentType, body);
    }

    static Answer postTo(String path, String contentType, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(OneStoryServer.base() + path))
                .header("Authorization", "Bearer " + OneStoryServer.token("demo-gp"))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}

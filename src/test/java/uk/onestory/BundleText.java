package uk.onestory;

import static uk.onestory.OneStoryServer.as;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.JdbcTemplate;

/** Bundles as text, because a model would not let through what is wrong in them. */
public final class BundleText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STORED = "SELECT COUNT(*) FROM HFJ_RES_VER";

    private BundleText() {}

    /** An entry without resource. */
    public static String entry(String method, String url) {
        return "{\"request\":{\"method\":\"" + method + "\",\"url\":" + quoted(url) + "}}";
    }

    /** @param resource JSON */
    public static String entry(String method, String url, String resource) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"" + method + "\",\"url\":" + quoted(url)
                + "}}";
    }

    public static Response send(String partner, String type, Collection<String> entries) {
        return as(partner)
                .body("{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + String.join(",", entries)
                        + "]}")
                .post();
    }

    public static Response batch(String partner, String... entries) {
        return send(partner, "batch", List.of(entries));
    }

    public static Response transaction(String partner, String... entries) {
        return send(partner, "transaction", List.of(entries));
    }

    /** The status of each entry of an answer, by its three digits. */
    public static List<Integer> statuses(Response answer) {
        return StreamSupport.stream(tree(answer.asString()).path("entry").spliterator(), false)
                .map(entry -> entry.at("/response/status").asText())
                .map(status -> Integer.valueOf(status.substring(0, 3)))
                .toList();
    }

    public static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** How many versions of resources are stored, of all types. */
    public static long stored() {
        return OneStoryServer.bean(JdbcTemplate.class).queryForObject(STORED, Long.class);
    }

    private static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }
}

package uk.onestory.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Empty arrays in the values of a JSON Patch: FHIR has none (json.html), and one in place of an element takes it out. */
final class PatchedArrays {

    private static final Set<String> SETTING = Set.of("add", "replace");

    private PatchedArrays() {}

    /** An array that later operations of the same patch fill is how RFC 6902 makes one. */
    static boolean isEmpty(JsonNode patch, int operation) {
        JsonNode at = patch.get(operation);
        JsonNode value = at.get("value");
        if (value == null || !SETTING.contains(at.path("op").asText())) {
            return false;
        }
        boolean empty = value.isArray() && value.isEmpty();
        return empty ? !isFilled(patch, operation, at.path("path").asText() + "/") : holdsEmpty(value);
    }

    private static boolean isFilled(JsonNode patch, int operation, String inside) {
        for (int later = operation + 1; later < patch.size(); later++) {
            JsonNode next = patch.get(later);
            if (!"remove".equals(next.path("op").asText())
                    && !"test".equals(next.path("op").asText())
                    && next.path("path").asText().startsWith(inside)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsEmpty(JsonNode value) {
        for (JsonNode child : value) {
            if ((child.isArray() && child.isEmpty()) || holdsEmpty(child)) {
                return true;
            }
        }
        return false;
    }
}

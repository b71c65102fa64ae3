package uk.onestory.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Whether a body is a JSON Patch (RFC 6902): what it makes of the resource is looked at when it is made. */
final class PatchForm {

    private static final Set<String> WITH_VALUE = Set.of("add", "replace", "test");
    private static final Set<String> WITH_FROM = Set.of("move", "copy");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PatchForm() {}

    /** @throws Refused 400 */
    static void check(byte[] body, String type) {
        JsonNode patch;
        try {
            patch = JSON.readTree(body == null ? new byte[0] : body);
        } catch (JsonProcessingException broken) {
            throw refused("The body is no JSON.", type);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        if (!patch.isArray()) {
            throw refused(
                    "A JSON Patch is an array of operations, for example [{\"op\": \"replace\", \"path\": \"/status\", ...}].",
                    type);
        }
        for (int i = 0; i < patch.size(); i++) {
            String wrong = wrong(patch.get(i));
            if (wrong == null && PatchedArrays.isEmpty(patch, i)) {
                wrong = "its value must hold no empty array: remove the element instead.";
            }
            if (wrong != null) {
                throw refused("Operation " + i + " of the patch: " + wrong, type);
            }
        }
    }

    private static String wrong(JsonNode operation) {
        if (!operation.isObject()) {
            return "it must be an object.";
        }
        String op = operation.path("op").asText();
        if (!op.equals("remove") && !WITH_VALUE.contains(op) && !WITH_FROM.contains(op)) {
            return "op must be add, remove, replace, move, copy or test.";
        }
        if (!isPointer(operation.get("path"))) {
            return "path must be a JSON Pointer, for example /name/0/family.";
        }
        if (WITH_FROM.contains(op) && !isPointer(operation.get("from"))) {
            return "from must be a JSON Pointer, for example /name/0/family.";
        }
        return WITH_VALUE.contains(op) && !operation.hasNonNull("value")
                ? "it needs a value; null is none: remove the element instead."
                : null;
    }

    private static boolean isPointer(JsonNode node) {
        return node != null
                && node.isTextual()
                && (node.textValue().isEmpty() || node.textValue().startsWith("/"));
    }

    private static Refused refused(String words, String type) {
        return new Refused(Failure.of(400, IssueType.STRUCTURE, words).at(type));
    }
}

package uk.onestory.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Applies a JSON Patch (RFC 6902) operation by operation, so that it can be said which of them cannot be done, and why: the
 * library that HAPI uses tells neither.
 */
final class JsonPatchSteps {

    private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,8}");
    private static final String END = "-";

    /** 1.0 is 1, as RFC 6902 has it; everything else is compared as it is. */
    private static final Comparator<JsonNode> NUMBERS = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private final String type;
    private JsonNode document;
    private int at;
    private String what;

    private JsonPatchSteps(JsonNode document, String type) {
        this.document = document;
        this.type = type;
    }

    /**
     * @param document is changed
     * @param patch that {@link PatchForm} has found to be one
     * @throws Refused 400
     */
    static JsonNode apply(JsonNode document, JsonNode patch, String type) {
        JsonPatchSteps steps = new JsonPatchSteps(document, type);
        for (int i = 0; i < patch.size(); i++) {
            steps.at = i;
            steps.perform(patch.get(i));
        }
        return steps.document;
    }

    private void perform(JsonNode operation) {
        String op = operation.path("op").asText();
        what = op;
        List<String> path = steps(operation, "path");
        what = op + " " + PatchRefusal.pointer(path);
        switch (op) {
            case "add" -> add(path, operation.get("value").deepCopy());
            case "remove" -> remove(path);
            case "replace" -> replace(path, operation.get("value").deepCopy());
            case "copy" -> add(path, read(steps(operation, "from"), "from").deepCopy());
            case "move" -> move(steps(operation, "from"), path);
            case "test" -> test(path, operation.get("value"));
            default -> throw refused("op must be add, remove, replace, move, copy or test.");
        }
    }

    private void move(List<String> from, List<String> path) {
        if (path.size() > from.size() && path.subList(0, from.size()).equals(from)) {
            throw refused("an element cannot be moved into itself: path begins with from. Choose another place.");
        }
        JsonNode moved = read(from, "from");
        if (!from.equals(path)) {
            remove(from);
            add(path, moved);
        }
    }

    private void test(List<String> path, JsonNode value) {
        if (!read(path, "path").equals(NUMBERS, value)) {
            throw refused(
                    "the test fails: another value stands there. Read the resource again, and patch what you find.");
        }
    }

    private void replace(List<String> path, JsonNode value) {
        read(path, "path");
        if (path.isEmpty()) {
            document = value;
        } else if (parent(path) instanceof ArrayNode list) {
            list.set(Integer.parseInt(last(path)), value);
        } else {
            ((ObjectNode) parent(path)).set(last(path), value);
        }
    }

    private void remove(List<String> path) {
        if (path.isEmpty()) {
            throw refused("the whole resource is not removed by a patch.");
        }
        read(path, "path");
        if (parent(path) instanceof ArrayNode list) {
            list.remove(Integer.parseInt(last(path)));
        } else {
            ((ObjectNode) parent(path)).remove(last(path));
        }
    }

    private void add(List<String> path, JsonNode value) {
        if (path.isEmpty()) {
            document = value;
            return;
        }
        JsonNode parent = parent(path);
        String last = last(path);
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else if (parent instanceof ArrayNode list) {
            if (last.equals(END)) {
                list.add(value);
                return;
            }
            int index = index(last, list);
            if (index > list.size()) {
                throw refused("the list there has " + list.size() + " elements, counted from 0: add at - for its end.");
            }
            list.insert(index, value);
        } else {
            throw refused("what it is to be added to is a single value. Replace that, or choose another path.");
        }
    }

    private JsonNode parent(List<String> path) {
        List<String> above = path.subList(0, path.size() - 1);
        JsonNode parent = find(above);
        if (parent == null) {
            throw refused(
                    "there is no " + PatchRefusal.pointer(above) + " yet: add that first, with all that belongs into it"
                            + (last(path).equals(END) ? " (a list is added as an array)." : "."));
        }
        return parent;
    }

    private JsonNode read(List<String> path, String member) {
        JsonNode there = find(path);
        if (there == null) {
            throw refused(
                    "there is nothing at its " + member + ("from".equals(member) ? "" : ", so nothing to do it with")
                            + ": read the resource, count lists from 0, and use add for what is not there yet.");
        }
        return there;
    }

    private JsonNode find(List<String> path) {
        JsonNode there = document;
        for (String step : path) {
            there = there instanceof ArrayNode
                    ? INDEX.matcher(step).matches() ? there.get(Integer.parseInt(step)) : null
                    : there.get(step);
            if (there == null) {
                return null;
            }
        }
        return there;
    }

    private int index(String step, ArrayNode list) {
        if (!INDEX.matcher(step).matches()) {
            throw refused("there is a list of " + list.size()
                    + " elements: name one by its number from 0, or - for the end.");
        }
        return Integer.parseInt(step);
    }

    private static String last(List<String> path) {
        return path.get(path.size() - 1);
    }

    private List<String> steps(JsonNode operation, String member) {
        List<String> steps = new ArrayList<>();
        String text = operation.path(member).asText();
        if (!text.isEmpty()) {
            for (String step : text.substring(1).split("/", -1)) {
                if (step.matches("(?s).*~(?![01]).*")) {
                    throw refused(member + " is no JSON Pointer: ~ is written ~0, and / within a name ~1.");
                }
                steps.add(step.replace("~1", "/").replace("~0", "~"));
            }
        }
        return steps;
    }

    private Refused refused(String why) {
        return PatchRefusal.of(at, what, why, type);
    }
}

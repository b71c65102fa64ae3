package uk.onestory.conformance;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What may go wrong with a resource on its way, the same for the same number. */
public final class Mutation {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "2026-02-30",
            "2026-13-45T99:99:99Z",
            "not-a-code",
            "\u0001",
            "a\u0000b",
            "\uD800",
            "\uDC00x",
            "\uFFFF",
            "\uD83D\uDE00",
            "\u202E",
            "Patient/",
            "http://",
            "urn:uuid:",
            "#",
            "?a=b|c",
            "'; DROP TABLE HFJ_RESOURCE; --",
            "<div>&nbsp;</div>",
            "${jndi:ldap://localhost/x}",
            "9990001200",
            "HealthcareService?name=x",
            "https://elsewhere.example/fhir/HealthcareService/1",
            "Task/1/_history/1",
            "#contained");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1.5",
            "1e400",
            "1E-999",
            "99999999999999999999999999",
            "2147483648",
            "1e99999999999",
            "-1E-99999999999",
            "1e2147483647",
            "1e1000000");

    private static final List<String> TYPES = List.of(
            "Observation", "Patient", "Bundle", "Parameters", "Basic", "Nonsense", "", "patient", "OperationOutcome");

    private final Random random;

    public Mutation(long seed) {
        this.random = new Random(seed);
    }

    /** The JSON with one to three things changed; now and then no longer JSON. */
    public String of(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            for (int changes = 1 + random.nextInt(3); changes > 0 && root.isObject(); changes--) {
                somewhere(root);
            }
            return random.nextInt(20) == 0 ? broken(JSON.writeValueAsString(root)) : JSON.writeValueAsString(root);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One value becomes longer or larger than an index takes, and keeps its beginning and its type. */
    public String enlarged(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            List<JsonNode> holders = new ArrayList<>();
            collect(root, holders);
            List<Runnable> changes = new ArrayList<>();
            for (JsonNode holder : holders) {
                if (holder instanceof ObjectNode object) {
                    object.fieldNames().forEachRemaining(name -> changes.add(() -> enlarge(object, name)));
                }
            }
            changes.get(random.nextInt(changes.size())).run();
            return JSON.writeValueAsString(root);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void enlarge(ObjectNode object, String name) {
        JsonNode value = object.get(name);
        if (value.isNumber()) {
            object.putRawValue(
                    name,
                    new com.fasterxml.jackson.databind.util.RawValue(NUMBERS.get(random.nextInt(NUMBERS.size()))));
        } else if (value.isTextual() && !name.equals("resourceType")) {
            object.put(name, value.textValue() + "x".repeat(1 << (6 + random.nextInt(7))));
        }
    }

    /** One thing is left out, said twice, or said otherwise: most of it still has the form of its type. */
    public String gently(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            List<JsonNode> holders = new ArrayList<>();
            collect(root, holders);
            JsonNode holder = holders.get(random.nextInt(holders.size()));
            if (holder instanceof ArrayNode array && !array.isEmpty()) {
                int at = random.nextInt(array.size());
                if (random.nextBoolean()) {
                    array.remove(at);
                } else {
                    array.add(array.get(at).deepCopy());
                }
            } else if (holder instanceof ObjectNode object && !object.isEmpty()) {
                List<String> names = new ArrayList<>();
                object.fieldNames().forEachRemaining(names::add);
                String name = names.get(random.nextInt(names.size()));
                if (object.get(name).isTextual() && random.nextBoolean()) {
                    object.put(name, TEXTS.get(random.nextInt(TEXTS.size())));
                } else {
                    object.remove(name);
                }
            }
            return JSON.writeValueAsString(root);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void somewhere(JsonNode root) {
        List<JsonNode> holders = new ArrayList<>();
        collect(root, holders);
        JsonNode holder = holders.get(random.nextInt(holders.size()));
        if (holder instanceof ArrayNode array && !array.isEmpty()) {
            change(array);
        } else if (holder instanceof ObjectNode object) {
            change(object);
        }
    }

    private void change(ArrayNode array) {
        int at = random.nextInt(array.size());
        switch (random.nextInt(6)) {
            case 0 -> array.remove(at);
            case 1 -> array.add(array.get(at).deepCopy());
            case 2 -> array.removeAll();
            case 3 -> {
                JsonNode one = array.get(at);
                for (int i = 0; i < 50; i++) {
                    array.add(one);
                }
            }
            default -> array.set(at, other(array.get(at)));
        }
    }

    private void change(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            object.put("x", 1);
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "X", object.get(name));
            case 2 -> object.put("foreign" + random.nextInt(3), "x");
            case 3 -> object.set("_" + name, other(object.get(name)));
            case 4 -> object.put("resourceType", TYPES.get(random.nextInt(TYPES.size())));
            default -> object.set(name, other(object.get(name)));
        }
    }

    /** Something else in its place, most likely of the wrong type. */
    private JsonNode other(JsonNode value) {
        return switch (random.nextInt(10)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.objectNode();
            case 3 -> NODES.arrayNode().add(value);
            case 4 -> NODES.objectNode().set("extension", NODES.arrayNode().add(NODES.objectNode()));
            case 5 ->
                NODES.rawValueNode(
                        new com.fasterxml.jackson.databind.util.RawValue(NUMBERS.get(random.nextInt(NUMBERS.size()))));
            case 6 -> deep();
            case 7 -> NODES.textNode("long ".repeat(1 << random.nextInt(14)));
            default -> NODES.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }

    private JsonNode deep() {
        JsonNode node = NODES.textNode("deep");
        for (int levels = 1 << random.nextInt(9); levels > 0; levels--) {
            node = levels % 2 == 0
                    ? NODES.arrayNode().add(node)
                    : NODES.objectNode().set("extension", node);
        }
        return node;
    }

    private String broken(String json) {
        int at = random.nextInt(json.length());
        return switch (random.nextInt(5)) {
            case 0 -> json.substring(0, at);
            case 1 -> json.substring(0, at) + '\u0002' + json.substring(at);
            case 2 -> json.substring(0, at) + "\\uD800" + json.substring(at);
            case 3 -> json.replaceFirst("\"resourceType\"", "\"id\":\"a\",\"id\":\"b\",\"resourceType\"");
            default -> "[" + json + "]";
        };
    }

    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (node.isContainerNode()) {
            holders.add(node);
            node.forEach(child -> collect(child, holders));
        }
    }
}

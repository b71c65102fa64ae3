package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildExtension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the form lets pass HAPI keeps: an extension without a value, at every simple element of every type. */
class FormLossTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final JsonForm FORM = new JsonForm(FHIR);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static Stream<String> types() {
        return SupportedResources.TYPES.stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void anExtensionInPlaceOfAValueIsKeptOrRefused(String type) throws IOException {
        List<String> lost = new ArrayList<>();
        for (Twin twin : twins(FHIR.getResourceDefinition(type), 0)) {
            for (boolean aligned : List.of(true, false)) {
                ObjectNode sent = (ObjectNode) twin.node(aligned);
                sent.put("resourceType", type);
                byte[] body = JSON.writeValueAsBytes(sent);
                if (FORM.misfits(body, type).isEmpty() && !kept(new String(body, StandardCharsets.UTF_8))) {
                    lost.add(sent.toString());
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    private static boolean kept(String body) {
        return FHIR.newJsonParser()
                .encodeResourceToString(FHIR.newJsonParser().parseResource(body))
                .contains("kept?");
    }

    private static List<Twin> twins(BaseRuntimeElementCompositeDefinition<?> definition, int depth) {
        List<Twin> twins = new ArrayList<>();
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            if (child instanceof RuntimeChildExtension) {
                continue;
            }
            for (String name : child.getValidChildNames()) {
                BaseRuntimeElementDefinition<?> type = child.getChildByName(name);
                boolean repeats = child.getMax() != 1;
                if (PrimitiveForm.isPrimitive(type)) {
                    twins.add(aligned -> twin(name, type.getName(), repeats, aligned));
                } else if (depth < 2
                        && type instanceof BaseRuntimeElementCompositeDefinition<?> parts
                        && !name.endsWith("xtension")
                        && !name.equals("contained")
                        && !parts.getName().equals("Resource")
                        && !FHIR.getResourceTypes().contains(parts.getName())) {
                    twins(parts, depth + 1)
                            .forEach(inner -> twins.add(aligned -> {
                                JsonNode node = inner.node(aligned);
                                return NODES.objectNode()
                                        .set(name, repeats ? NODES.arrayNode().add(node) : node);
                            }));
                }
            }
        }
        return twins;
    }

    /** A value of the type, as JSON has it. */
    private static JsonNode value(String type) {
        return switch (type) {
            case "boolean" -> NODES.booleanNode(true);
            case "integer", "positiveInt", "unsignedInt", "decimal" -> NODES.numberNode(1);
            case "date", "dateTime" -> NODES.textNode("2026-01-01");
            case "instant" -> NODES.textNode("2026-01-01T10:00:00Z");
            case "time" -> NODES.textNode("10:00:00");
            case "base64Binary" -> NODES.textNode("AAAA");
            default -> NODES.textNode("x");
        };
    }

    private static JsonNode twin(String name, String type, boolean repeats, boolean aligned) {
        ObjectNode more = NODES.objectNode();
        more.putArray("extension")
                .addObject()
                .put("url", "https://example.org/x")
                .put("valueString", "kept?");
        ObjectNode holder = NODES.objectNode();
        if (!repeats) {
            if (aligned) {
                holder.set(name, value(type));
            }
            return holder.set("_" + name, more);
        }
        if (aligned) {
            holder.set(name, NODES.arrayNode().add(NODES.nullNode()));
        }
        ArrayNode list = NODES.arrayNode().add(more);
        return holder.set("_" + name, list);
    }

    private interface Twin {

        JsonNode node(boolean aligned);
    }
}

package uk.onestory.server;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildContainedResources;
import ca.uhn.fhir.context.RuntimeChildDirectResource;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import uk.onestory.fhir.ChildTypes;

/**
 * Compares JSON with the form that FHIR R4 gives its resource type (json.html), before HAPI reads it: HAPI drops what has
 * the wrong JSON type without a word, stops at the first thing that it cannot read, and does not say where that stands.
 * Tells all that does not fit, each with its FHIRPath.
 */
class JsonForm {

    /** More would be no help. */
    private static final int MOST = 50;

    private static final Pattern NAME = Pattern.compile("\\w{1,64}");

    private static final Set<String> BESIDES = Set.of("id", "extension");

    private final FhirContext fhir;
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    JsonForm(FhirContext fhir) {
        this.fhir = fhir;
        // as long as the body may be: its size was checked before
        json.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build());
    }

    /** @param expected resource type to name where the body names none */
    List<Misfit> misfits(byte[] body, String expected) {
        List<Misfit> found = new ArrayList<>();
        try {
            resource(json.readTree(body), expected, found);
        } catch (MismatchedInputException more) {
            found.add(Misfit.of(expected, MisfitKind.OBJECT, "A body is one JSON object."));
        } catch (JsonProcessingException twice) {
            found.add(Misfit.of(
                    JsonPath.of(twice.getProcessor(), expected), MisfitKind.DUPLICATE, "A property stands twice."));
        } catch (NumberFormatException beyond) {
            found.add(Misfit.of(
                    JsonPath.ofNumber(json.getFactory(), body, expected),
                    MisfitKind.NUMBER,
                    "The number is larger or smaller than any that can be stored."));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return found;
    }

    private void resource(JsonNode node, String path, List<Misfit> found) {
        if (!node.isObject()) {
            found.add(Misfit.of(path, MisfitKind.OBJECT, "A resource is a JSON object."));
            return;
        }
        JsonNode type = node.get("resourceType");
        if (type == null || !type.isTextual() || !fhir.getResourceTypes().contains(type.textValue())) {
            found.add(Misfit.of(
                    path,
                    MisfitKind.RESOURCE_TYPE,
                    "resourceType must name a resource type of FHIR R4, for example Patient."));
            return;
        }
        String root = path.indexOf('.') < 0 ? type.textValue() : path;
        content(node, fhir.getResourceDefinition(type.textValue()), root, true, found);
    }

    private void content(
            JsonNode node,
            BaseRuntimeElementCompositeDefinition<?> definition,
            String path,
            boolean resource,
            List<Misfit> found) {
        if (node.isEmpty()) {
            found.add(Misfit.of(path, MisfitKind.EMPTY, "An object must not be empty: leave it out."));
        } else if (definition.getName().equals("Coding") && !KeptByHapi.all(path, names(node))) {
            found.add(KeptByHapi.label(path));
        }
        Map<String, String> chosen = new HashMap<>();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (found.size() >= MOST) {
                return;
            }
            String name = property.getKey();
            if (resource && name.equals("resourceType")) {
                continue;
            }
            boolean besides = name.startsWith("_");
            String element = besides ? name.substring(1) : name;
            BaseRuntimeChildDefinition child = definition.getChildByName(element);
            if (child == null || (besides && !mayHaveMore(child, element, definition, path))) {
                found.add(Misfit.of(path, MisfitKind.UNKNOWN, unknown(name)));
                continue;
            }
            property(node, element, besides, property.getValue(), child, path, found);
            String other = chosen.put(child.getElementName(), element);
            if (other != null && !other.equals(element)) {
                String at = path + "." + FhirPathName.of(child);
                found.add(Misfit.of(at, MisfitKind.NO_ARRAY, "This element has one value, of one type."));
            }
        }
    }

    private static String unknown(String name) {
        return NAME.matcher(name).matches()
                ? "FHIR R4 has no element " + name + " here."
                : "FHIR R4 has no element of this name here.";
    }

    /** What XML has as an attribute, or as XHTML, has no extensions: HAPI would drop them. */
    private static boolean mayHaveMore(
            BaseRuntimeChildDefinition child,
            String element,
            BaseRuntimeElementCompositeDefinition<?> definition,
            String path) {
        BaseRuntimeElementDefinition<?> type = ChildTypes.of(child, element);
        boolean attribute = element.equals("id")
                || (element.equals("url") && definition.getName().equals("Extension"));
        return PrimitiveForm.isPrimitive(type)
                && !PrimitiveForm.isNarrative(type)
                && !attribute
                && KeptByHapi.extensions(type.getName(), path);
    }

    private void property(
            JsonNode parent,
            String element,
            boolean besides,
            JsonNode value,
            BaseRuntimeChildDefinition child,
            String path,
            List<Misfit> found) {
        BaseRuntimeElementDefinition<?> type = ChildTypes.of(child, element);
        String at = path + "." + FhirPathName.of(child);
        boolean repeats = child.getMax() != 1;
        if (value.isArray() != repeats) {
            found.add(Misfit.of(
                    at,
                    repeats ? MisfitKind.ARRAY : MisfitKind.NO_ARRAY,
                    repeats
                            ? "This element may repeat: send a JSON array, also for one value."
                            : "This element does not repeat: send one value, no JSON array."));
            return;
        }
        if (!repeats) {
            one(value, child, type, element, besides, at, found);
            return;
        }
        // An empty array is no FHIR, but many systems write one where they have nothing to say, and nothing is lost.
        JsonNode other = parent.get(besides ? element : "_" + element);
        for (int i = 0; i < value.size() && found.size() < MOST; i++) {
            String place = at + "[" + i + "]";
            boolean twin = other != null && other.hasNonNull(i);
            if (besides && (other == null || !other.has(i))) {
                found.add(Misfit.of(
                        place, MisfitKind.ARRAY, "Send " + element + " as well, with null where there is no value."));
            } else if (!(value.get(i).isNull() && twin && PrimitiveForm.isPrimitive(type))) {
                one(value.get(i), child, type, element, besides, place, found);
            }
        }
    }

    private void one(
            JsonNode value,
            BaseRuntimeChildDefinition child,
            BaseRuntimeElementDefinition<?> type,
            String element,
            boolean besides,
            String path,
            List<Misfit> found) {
        if (value.isNull()) {
            found.add(Misfit.of(path, MisfitKind.EMPTY, "null is no value: leave the element out."));
        } else if (besides) {
            besides(value, path, found);
        } else if (child instanceof RuntimeChildDirectResource || child instanceof RuntimeChildContainedResources) {
            resource(value, path, found);
        } else if (element.equals("extension") || element.equals("modifierExtension")) {
            nested(value, extension(), path, found);
        } else if (type instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            nested(value, composite, path, found);
        } else {
            primitive(value, child, type, path, found);
        }
    }

    private static Set<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** What stands beside a primitive value: {@code "_birthDate": {"extension": []}}. HAPI drops an id alone. */
    private void besides(JsonNode value, String path, List<Misfit> found) {
        if (value.isObject() && !BESIDES.containsAll(names(value))) {
            found.add(Misfit.of(path, MisfitKind.UNKNOWN, "Beside a value stand only id and extension."));
        } else if (value.isObject()
                && !value.isEmpty()
                && value.path("extension").isEmpty()) {
            found.add(
                    Misfit.of(path, MisfitKind.EMPTY, "Beside a value stands an extension; an id alone is not kept."));
        } else {
            nested(value, extension(), path, found);
        }
    }

    private BaseRuntimeElementCompositeDefinition<?> extension() {
        return (BaseRuntimeElementCompositeDefinition<?>) fhir.getElementDefinition("Extension");
    }

    private void nested(
            JsonNode value, BaseRuntimeElementCompositeDefinition<?> definition, String path, List<Misfit> found) {
        if (value.isObject()) {
            content(value, definition, path, false, found);
        } else {
            found.add(Misfit.of(path, MisfitKind.OBJECT, "This element has parts: send a JSON object."));
        }
    }

    private static void primitive(
            JsonNode value,
            BaseRuntimeChildDefinition child,
            BaseRuntimeElementDefinition<?> type,
            String path,
            List<Misfit> found) {
        PrimitiveForm form = new PrimitiveForm(child, type);
        if (form.isBoolean() && !value.isBoolean()) {
            found.add(Misfit.of(path, MisfitKind.BOOLEAN, "Send true or false, without quotes."));
        } else if (form.isNumber() && !value.isNumber()) {
            found.add(Misfit.of(path, MisfitKind.NUMBER, "Send a JSON number, without quotes."));
        } else if (!form.isBoolean() && !form.isNumber() && !value.isTextual()) {
            found.add(Misfit.of(path, MisfitKind.STRING, "Send a JSON string, in quotes."));
        } else {
            form.misfit(value.asText(), path).ifPresent(found::add);
        }
    }
}

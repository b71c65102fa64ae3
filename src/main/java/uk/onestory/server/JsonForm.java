package uk.onestory.server;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildContainedResources;
import ca.uhn.fhir.context.RuntimeChildDirectResource;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;

/**
 * Compares JSON with the form that FHIR R4 gives its resource type (json.html), before HAPI reads it: HAPI drops what has
 * the wrong JSON type without a word, stops at the first thing that it cannot read, and does not say where that stands.
 * Tells all that does not fit, each with its FHIRPath.
 */
class JsonForm {

    /** More would be no help. */
    private static final int MOST = 50;

    /** Digits before or after the point: more than any measure needs, fewer than a number that exhausts the memory. */
    private static final int MOST_DIGITS = 100;

    private static final Pattern NAME = Pattern.compile("\\w{1,64}");

    private static final Set<String> BESIDES = Set.of("id", "extension");

    private final FhirContext fhir;
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
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
        } catch (JsonProcessingException twice) {
            found.add(Misfit.of(
                    JsonPath.of(twice.getProcessor(), expected), MisfitKind.DUPLICATE, "A property stands twice."));
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
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (found.size() >= MOST) {
                return;
            }
            String name = property.getKey();
            if (!(resource && name.equals("resourceType"))) {
                property(node, name, property.getValue(), definition, path, found);
            }
        }
    }

    private void property(
            JsonNode parent,
            String name,
            JsonNode value,
            BaseRuntimeElementCompositeDefinition<?> definition,
            String path,
            List<Misfit> found) {
        boolean besides = name.startsWith("_");
        String element = besides ? name.substring(1) : name;
        BaseRuntimeChildDefinition child = definition.getChildByName(element);
        BaseRuntimeElementDefinition<?> type = child == null ? null : child.getChildByName(element);
        if (child == null || (besides && (type == null || !isPrimitive(type)))) {
            found.add(Misfit.of(
                    path,
                    MisfitKind.UNKNOWN,
                    NAME.matcher(name).matches()
                            ? "FHIR R4 has no element " + name + " here."
                            : "FHIR R4 has no element of this name here."));
            return;
        }
        String at = path + "." + elementName(child, element);
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
            boolean gap = value.get(i).isNull() && type != null && isPrimitive(type) && other != null && other.has(i);
            if (!gap) {
                one(value.get(i), child, type, element, besides, at + "[" + i + "]", found);
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

    /** What stands beside a primitive value: {@code "_birthDate": {"extension": []}}. */
    private void besides(JsonNode value, String path, List<Misfit> found) {
        if (value.isObject() && value.properties().stream().anyMatch(part -> !BESIDES.contains(part.getKey()))) {
            found.add(Misfit.of(path, MisfitKind.UNKNOWN, "Beside a value stand only id and extension."));
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
        Object argument = child.getInstanceConstructorArguments();
        IPrimitiveType<?> empty =
                (IPrimitiveType<?>) (argument == null ? type.newInstance() : type.newInstance(argument));
        boolean number = empty instanceof IntegerType || empty instanceof DecimalType;
        if (empty instanceof BooleanType) {
            if (!value.isBoolean()) {
                found.add(Misfit.of(path, MisfitKind.BOOLEAN, "Send true or false, without quotes."));
            }
        } else if (number && !value.isNumber()) {
            found.add(Misfit.of(path, MisfitKind.NUMBER, "Send a JSON number, without quotes."));
        } else if (!number && !value.isTextual()) {
            found.add(Misfit.of(path, MisfitKind.STRING, "Send a JSON string, in quotes."));
        } else if (value.isTextual() && value.textValue().isBlank()) {
            found.add(Misfit.of(path, MisfitKind.EMPTY, "A text must not be empty: leave the element out."));
        } else if (value.isTextual() && !Characters.areAllowed(value.textValue())) {
            found.add(Misfit.of(path, MisfitKind.CHARACTERS, Characters.WORDS));
        } else if (isOutOfReach(value) || !hasForm(value, empty)) {
            String name = type.getName();
            found.add(Misfit.of(
                    path,
                    MisfitKind.ofType(name),
                    "The value does not have the form of its type (" + name + "), or is none of its codes."));
        }
    }

    private static boolean isOutOfReach(JsonNode value) {
        return value.isNumber()
                && (value.decimalValue().precision() > MOST_DIGITS
                        || Math.abs((long) value.decimalValue().scale()) > MOST_DIGITS);
    }

    private static boolean hasForm(JsonNode value, IPrimitiveType<?> empty) {
        try {
            empty.setValueAsString(value.asText());
            return true;
        } catch (DataFormatException | IllegalArgumentException noSuchValue) {
            return false;
        }
    }

    private static boolean isPrimitive(BaseRuntimeElementDefinition<?> type) {
        return IPrimitiveType.class.isAssignableFrom(type.getImplementingClass());
    }

    /** FHIRPath knows {@code value}, not {@code valueString}. */
    private static String elementName(BaseRuntimeChildDefinition child, String element) {
        String name = child.getElementName();
        return name.endsWith("[x]") ? name.substring(0, name.length() - 3) : element;
    }
}

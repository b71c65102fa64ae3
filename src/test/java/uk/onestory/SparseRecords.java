package uk.onestory;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a resource becomes when its elements are not as readers hope: left out, an extension in place of a value, words
 * without codes, references by name only, partial dates and periods, and every other type that a value may have.
 */
public final class SparseRecords {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ABSENT =
            "{'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'unknown'}]}";
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T.*)?");
    private static final Pattern CHOICE = Pattern.compile(
            "(value|effective|onset|abatement|performed|occurrence|medication|deceased|due|multipleBirth|item|start)"
                    + "(?=[A-Z])\\w+");
    private static final List<String> TYPES = List.of(
            "String:'words'",
            "Boolean:true",
            "Integer:3",
            "Decimal:1.5",
            "Date:'2026'",
            "DateTime:'2026-11'",
            "Instant:'2026-11-01T00:00:00Z'",
            "Time:'10:00:00'",
            "Code:'code'",
            "Uri:'urn:a:b'",
            "Quantity:{'unit':'mg'}",
            "Quantity:{'value':1}",
            "Age:{'value':30,'unit':'a'}",
            "Range:{'low':{'value':1}}",
            "Ratio:{'numerator':{'value':1}}",
            "Period:{'end':'2026'}",
            "Timing:{'repeat':{'frequency':1}}",
            "CodeableConcept:{'text':'words'}",
            "CodeableConcept:{'coding':[{'display':'words'}]}",
            "Coding:{'display':'words'}",
            "Reference:{'display':'Somebody'}",
            "Attachment:{'contentType':'text/plain'}");

    private SparseRecords() {}

    /** @param what was done to it */
    public record Sparse(String what, Resource resource) {}

    /** Takes a field away and puts others in its place. */
    private record Edit(String at, String name, ObjectNode instead) {

        void apply(ObjectNode resource) {
            if (resource.at(at) instanceof ObjectNode parent) {
                parent.remove(name);
                parent.setAll(instead);
            }
        }

        @Override
        public String toString() {
            return at + "/" + name + " -> " + instead;
        }
    }

    /** The resource with the most to say of each type. */
    public static List<Resource> richest(List<? extends Resource> resources) {
        Map<String, Resource> richest = new LinkedHashMap<>();
        resources.forEach(resource -> richest.merge(
                resource.fhirType(),
                resource,
                (one, other) -> text(one).length() < text(other).length() ? other : one));
        return List.copyOf(richest.values());
    }

    /** With one thing changed, each in turn. */
    public static Stream<Sparse> alone(Resource resource) {
        ObjectNode json = tree(text(resource));
        return edits(json).stream().map(edit -> changed(json, List.of(edit)));
    }

    /** With two things changed. */
    public static Sparse pair(Resource resource, Random dice) {
        ObjectNode json = tree(text(resource));
        List<Edit> edits = edits(json);
        return changed(json, List.of(edits.get(dice.nextInt(edits.size())), edits.get(dice.nextInt(edits.size()))));
    }

    private static Sparse changed(ObjectNode json, List<Edit> edits) {
        ObjectNode copy = json.deepCopy();
        edits.forEach(edit -> edit.apply(copy));
        return new Sparse(
                json.get("resourceType").asText() + " " + edits, (Resource) parser().parseResource(copy.toString()));
    }

    private static List<Edit> edits(ObjectNode resource) {
        List<Edit> edits = new ArrayList<>();
        collect("", resource, edits);
        edits.removeIf(edit -> edit.name().equals("resourceType")
                || (edit.at().isEmpty() && List.of("id", "meta").contains(edit.name())));
        return edits;
    }

    private static void collect(String at, JsonNode node, List<Edit> edits) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(at + "/" + i, node.get(i), edits);
            }
        } else if (node.isObject()) {
            node.fields().forEachRemaining(field -> {
                of(field.getKey(), field.getValue())
                        .map(SparseRecords::tree)
                        .forEach(instead -> edits.add(new Edit(at, field.getKey(), instead)));
                collect(at + "/" + field.getKey(), field.getValue(), edits);
            });
        }
    }

    private static Stream<String> of(String name, JsonNode value) {
        List<String> instead = new ArrayList<>(List.of("{}"));
        if (value.isValueNode()) {
            instead.add("{'_" + name + "':" + ABSENT + "}");
            if (DATE.matcher(value.asText()).matches()) {
                Stream.of("2026", "2026-11", "2026-11-03")
                        .forEach(date -> instead.add("{'" + name + "':'" + date + "'}"));
            }
        } else if (value.has("coding")) {
            instead.add("{'" + name + "':{'text':'words'}}");
            instead.add("{'" + name + "':{'coding':[{'display':'words'}]}}");
            instead.add(
                    "{'" + name + "':{'_text':" + ABSENT + ",'coding':[{'system':'urn:a','_code':" + ABSENT + "}]}}");
        } else if (value.has("reference")) {
            instead.add("{'" + name + "':{'display':'Somebody'}}");
            instead.add("{'" + name + "':{'identifier':{'system':'urn:a','value':'1'}}}");
            instead.add("{'" + name + "':{'_reference':" + ABSENT + "}}");
        } else if (value.has("start") || value.has("end")) {
            instead.add("{'" + name + "':{'end':'2026'}}");
            instead.add("{'" + name + "':{'start':'2026-11'}}");
            instead.add("{'" + name + "':{'_start':" + ABSENT + ",'_end':" + ABSENT + "}}");
        }
        var choice = CHOICE.matcher(name);
        if (choice.matches()) {
            TYPES.forEach(type -> instead.add("{'" + choice.group(1) + type.replaceFirst(":", "':") + "}"));
        }
        return instead.stream();
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json.startsWith("{'") ? json.replace('\'', '"') : json);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(json, unreadable);
        }
    }

    private static String text(Resource resource) {
        return parser().encodeResourceToString(resource);
    }

    private static IParser parser() {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .setParserErrorHandler(new LenientErrorHandler(false).setErrorOnInvalidValue(false));
    }
}

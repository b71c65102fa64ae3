package uk.onestory.conformance;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.hl7.fhir.r5.fhirpath.FHIRPathEngine;
import uk.onestory.conformance.Leaves.Moment;
import uk.onestory.conformance.ShapeNode.Leaf;

/**
 * Tells the shape of a resource: its JSON as it is, but for the texts, dates, ids and targets of references whose value
 * cannot change the validator's verdict; of these only the kind counts, once {@link Leaves} has seen that they are well
 * formed. Two resources of one shape are both conformant or both not, so that a system that sends the same kind of
 * resource all day is validated in full only once.
 *
 * <p>That is safe because it leaves out nothing that it does not know: a place that base R4 does not define, whatever is
 * coded, each number, URL, narrative and contained resource, and every element that {@link LookedAt} finds in a rule of a
 * profile, a datatype or an extension stays word for word. A shape is a SHA-256 digest: nobody can make another resource
 * that has the same.
 */
final class Shapes {

    /** Where a verdict depends on more than the resource: other resources in it, the questionnaires in the store. */
    private static final Set<String> NEVER =
            Set.of("Bundle", "Composition", "Questionnaire", "QuestionnaireResponse", "Measure", "MeasureReport");

    /** Their rules are not among those looked through; nor are those of the extensions of base R4. */
    private static final Pattern NAMES_PROFILE_OF_BASE =
            Pattern.compile("\"profile\":\\[[^]]*\"http://hl7\\.org/fhir/");

    private static final String BASE = "http://hl7.org/fhir/";

    /** The dates whose order base R4 has rules for (per-1, and inv-1 of Task), which {@link LookedAt} leaves to us. */
    private static final Set<String> COMPARED = Set.of("start", "end", "authoredOn", "lastModified");

    private static final int LONGEST = 50_000;
    private static final JsonFactory JSON = new JsonFactory();

    private final FhirContext fhir;
    private final FHIRPathEngine fhirPath;
    private final List<StructureDefinition> definitions;
    private final Map<String, ShapeNode> roots = new ConcurrentHashMap<>();

    Shapes(FhirContext fhir, Definitions definitions) {
        this.fhir = fhir;
        this.fhirPath = new FHIRPathEngine(definitions.context());
        this.definitions = definitions.chain().fetchAllStructureDefinitions().stream()
                .map(StructureDefinition.class::cast)
                .toList();
    }

    /**
     * Empty where each resource has to be validated.
     *
     * @param type of resource
     * @param profiles against which it is validated, besides those that it names
     * @param json as HAPI writes it
     */
    Optional<String> of(String type, List<String> profiles, String json) {
        if (NEVER.contains(type)
                || json.length() > LONGEST
                || NAMES_PROFILE_OF_BASE.matcher(json).find()) {
            return Optional.empty();
        }
        StringBuilder shape = new StringBuilder(json.length());
        shape.append(profiles).append('\n');
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            value(parser, roots.computeIfAbsent(type, this::root), shape);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Optional.of(digest(shape));
    }

    private ShapeNode root(String type) {
        LookedAt anywhere = new LookedAt(fhirPath);
        Map<String, Predicate<String>> ofExtensions = new HashMap<>();
        for (StructureDefinition definition : definitions) {
            if (isExtension(definition) && !looksOutside(definition)) {
                LookedAt inside = new LookedAt(fhirPath);
                inside.add(definition);
                ofExtensions.merge(definition.getUrl(), inside::contains, Predicate::or);
            } else if (concerns(definition, type)) {
                anywhere.add(definition);
            }
        }
        return ShapeNode.of(fhir.getResourceDefinition(type), anywhere::contains, Map.copyOf(ofExtensions));
    }

    /** Rules of datatypes hold in all resources. */
    private static boolean concerns(StructureDefinition definition, String type) {
        if (definition.getKind() == StructureDefinitionKind.RESOURCE) {
            return Set.of(type, "Resource", "DomainResource").contains(definition.getType());
        }
        return definition.getKind() == StructureDefinitionKind.COMPLEXTYPE
                && (definition.getDerivation() == TypeDerivationRule.CONSTRAINT
                        || !ShapeNode.isWordForWord(definition.getType()));
    }

    private static boolean isExtension(StructureDefinition definition) {
        return "Extension".equals(definition.getType());
    }

    private static boolean looksOutside(StructureDefinition extension) {
        return extension.getDifferential().getElement().stream()
                .flatMap(element -> element.getConstraint().stream())
                .anyMatch(constraint -> constraint.getExpression().contains("%"));
    }

    private static void value(JsonParser parser, ShapeNode node, StringBuilder shape) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, node, shape);
            case START_ARRAY -> {
                shape.append('[');
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    value(parser, node, shape);
                    shape.append(',');
                }
                shape.append(']');
            }
            case VALUE_STRING -> string(parser.getText(), node.leaf(), shape);
            default -> shape.append(parser.getText());
        }
    }

    private static void object(JsonParser parser, ShapeNode node, StringBuilder shape) throws IOException {
        List<Moment> moments = new ArrayList<>(2);
        ShapeNode here = node;
        boolean wordForWord = node.isExtension(); // until its URL is seen to be none of base R4
        shape.append('{');
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            quoted(name, shape);
            shape.append(':');
            boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
            if (wordForWord && text && "url".equals(name)) {
                wordForWord = parser.getText().startsWith(BASE);
                here = node.named(parser.getText());
            }
            ShapeNode child = wordForWord ? ShapeNode.WORD_FOR_WORD : here.child(name);
            if (text && child.leaf() == Leaf.DATE && COMPARED.contains(name)) {
                Moment.of(parser.getText()).ifPresent(moments::add);
            }
            value(parser, child, shape);
            shape.append(',');
        }
        shape.append('}').append(Leaves.order(moments));
    }

    private static void string(String value, Leaf leaf, StringBuilder shape) {
        Optional<String> kind = Leaves.kind(leaf, value);
        if (kind.isPresent()) {
            shape.append('<').append(kind.get()).append('>');
        } else {
            quoted(value, shape);
        }
    }

    /** With its length before it, so that no value can pass for structure. */
    private static void quoted(String value, StringBuilder shape) {
        shape.append(value.length()).append('"').append(value).append('"');
    }

    private static String digest(CharSequence shape) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(shape.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

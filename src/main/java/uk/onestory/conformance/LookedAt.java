package uk.onestory.conformance;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionSlicingDiscriminatorComponent;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r5.fhirpath.ExpressionNode;
import org.hl7.fhir.r5.fhirpath.ExpressionNode.Function;
import org.hl7.fhir.r5.fhirpath.ExpressionNode.Kind;
import org.hl7.fhir.r5.fhirpath.FHIRPathEngine;

/**
 * Gathers the names of the elements whose value decides whether a rule of a definition holds: what a constraint compares
 * or takes apart, what is fixed, bounded or bound, what slices are told by. Of what a constraint only asks whether it is
 * there the value does not matter. Whatever is not understood counts as looked at.
 */
final class LookedAt {

    /** Stands for every element. */
    private static final String ALL = "*";

    /** They hand on a part of what they are called on. */
    private static final Set<Function> SELECTING =
            EnumSet.of(Function.Where, Function.OfType, Function.As, Function.First, Function.Last, Function.Extension);

    /** Their answer depends on what is there, not on its value. */
    private static final Set<Function> ASKING =
            EnumSet.of(Function.Exists, Function.Empty, Function.HasValue, Function.Count, Function.All, Function.Is);

    /** They reach elements that the expression does not name. */
    private static final Set<Function> REACHING = EnumSet.of(
            Function.Children,
            Function.Descendants,
            Function.Repeat,
            Function.Resolve,
            Function.ConformsTo,
            Function.Custom);

    /**
     * Rules of base R4 that need not be looked into: ele-1 asks whether there is any child; dom-3 and ref-1 concern
     * contained resources and references to them, per-1 and inv-1 (of Task) the order of two dates beside each other:
     * {@link Shapes} keeps all of these.
     */
    private static final Set<String> KEPT = Set.of("ele-1", "dom-3", "ref-1", "per-1", "inv-1");

    /** What tools may do with the element, and when it was agreed on; every other extension may bound the value. */
    private static final Set<String> NO_RULES = Set.of(
            "http://hl7.org/fhir/StructureDefinition/elementdefinition-translatable",
            "http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status",
            "http://hl7.org/fhir/StructureDefinition/structuredefinition-normative-version",
            "http://hl7.org/fhir/StructureDefinition/structuredefinition-display-hint",
            "http://hl7.org/fhir/StructureDefinition/structuredefinition-explicit-type-name",
            "http://hl7.org/fhir/StructureDefinition/structuredefinition-hierarchy");

    private static final String HL7 = "http://hl7.org/fhir/StructureDefinition/";

    private final FHIRPathEngine fhirPath;
    private final Set<String> names = new HashSet<>();

    LookedAt(FHIRPathEngine fhirPath) {
        this.fhirPath = fhirPath;
    }

    /** @param name of an element, without the type that a choice ends with */
    boolean contains(String name) {
        return names.contains(name) || names.contains(ALL);
    }

    void add(StructureDefinition definition) {
        boolean base = definition.getUrl().startsWith(HL7);
        List<ElementDefinition> elements = base
                ? definition.getSnapshot().getElement()
                : definition.getDifferential().getElement();
        elements.forEach(element -> add(element, base));
    }

    private void add(ElementDefinition element, boolean base) {
        String name = lastOf(element.getPath());
        boolean bound = element.hasBinding() && element.getType().stream().anyMatch(LookedAt::isText);
        boolean bounded = element.getExtension().stream().anyMatch(extension -> !NO_RULES.contains(extension.getUrl()));
        if (element.hasFixed()
                || element.hasMinValue()
                || element.hasMaxValue()
                || element.hasMaxLength()
                || bound
                || bounded) {
            names.add(name);
        }
        if (element.hasPattern()) {
            addAllIn(element.getPattern(), name);
        }
        for (ElementDefinitionSlicingDiscriminatorComponent discriminator :
                element.getSlicing().getDiscriminator()) {
            names.add("$this".equals(discriminator.getPath()) ? name : lastOf(discriminator.getPath()));
        }
        for (ElementDefinitionConstraintComponent constraint : element.getConstraint()) {
            if (!(base && KEPT.contains(constraint.getKey()))) {
                add(constraint.getExpression(), name);
            }
        }
    }

    /** Bindings of codes bind what is never taken for any text. */
    private static boolean isText(TypeRefComponent type) {
        return "string".equals(type.getCode()) || "uri".equals(type.getCode());
    }

    /** A pattern says nothing of what does not stand in it. */
    private void addAllIn(Base pattern, String name) {
        if (pattern.isPrimitive()) {
            names.add(name);
        }
        for (Property property : pattern.children()) {
            property.getValues().forEach(value -> addAllIn(value, withoutChoice(property.getName())));
        }
    }

    private void add(String expression, String on) {
        try {
            Set<String> found = new HashSet<>();
            read(fhirPath.parse(expression), found);
            if (found.remove("$this")) {
                found.add(on);
            }
            names.addAll(found);
        } catch (FHIRException notUnderstood) {
            names.add(ALL);
        }
    }

    /** @param found gets {@code $this} where the value of what the expression stands on is looked at */
    private static void read(ExpressionNode expression, Set<String> found) {
        for (ExpressionNode operand = expression; operand != null; operand = operand.getOpNext()) {
            readChain(operand, found);
        }
    }

    /** Names and functions with dots between: of {@code a.b.where(c = 'd').exists()} only the value of c is looked at. */
    private static void readChain(ExpressionNode chain, Set<String> found) {
        String last = chain.getKind() == Kind.Function ? "$this" : null;
        boolean asked = false;
        for (ExpressionNode node = chain; node != null; node = node.getInner()) {
            if (node.getKind() == Kind.Name) {
                last = node.getName();
                asked = false;
            } else if (node.getKind() == Kind.Group) {
                read(node.getGroup(), found);
            } else if (node.getKind() == Kind.Function) {
                Function function = node.getFunction();
                if (REACHING.contains(function)) {
                    found.add(ALL);
                }
                boolean inside = readParameters(node, found);
                asked |= ASKING.contains(function);
                if (last != null && (inside || (!asked && !SELECTING.contains(function)))) {
                    found.add(last);
                }
            }
        }
        if (last != null && !asked) {
            found.add(last);
        }
    }

    /** Whether they look at the value of what the function is called on. */
    private static boolean readParameters(ExpressionNode function, Set<String> found) {
        if (function.getParameters() == null) {
            return false;
        }
        Set<String> inside = new HashSet<>();
        function.getParameters().forEach(parameter -> read(parameter, inside));
        boolean called = inside.remove("$this");
        found.addAll(inside);
        return called;
    }

    private static String lastOf(String path) {
        return withoutChoice(path.substring(path.lastIndexOf('.') + 1));
    }

    private static String withoutChoice(String name) {
        return name.endsWith("[x]") ? name.substring(0, name.length() - 3) : name;
    }
}

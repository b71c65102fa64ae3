package uk.onestory.pages;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionBindingComponent;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import uk.onestory.conformance.OfflineConformance;

/**
 * Which codes an element may have.
 *
 * @param allowed what is taken and what is not, in words
 * @param strength FHIR's word for it
 * @param codes all of the value set, where they are few enough to be told beside the element
 * @param count how many the value set has, or 0 where they are not all known here
 */
record Binding(String allowed, String strength, Link valueSet, List<Link> codes, int count) {

    private static final int FEW = 16;

    /**
     * The binding of the profile, or the one of its type where that closes the element.
     *
     * @return null where any code will do
     */
    static Binding of(
            ElementDefinition element, ElementDefinition whole, Catalogue catalogue, OfflineConformance conformance) {
        boolean inherited = !element.hasBinding();
        ElementDefinitionBindingComponent binding = inherited ? whole.getBinding() : element.getBinding();
        if (!binding.hasValueSet()
                || "0".equals(whole.getMax())
                || (inherited && (isFixed(element) || binding.getStrength() != BindingStrength.REQUIRED))) {
            return null;
        }
        List<Coding> codes = conformance.codes(binding.getValueSet());
        return new Binding(
                allowed(binding.getStrength(), isConcept(whole)),
                binding.getStrength().toCode(),
                catalogue.link(binding.getValueSet()),
                codes.size() > FEW
                        ? List.of()
                        : codes.stream().map(code -> link(code, catalogue)).toList(),
                codes.size());
    }

    private static boolean isFixed(ElementDefinition element) {
        return element.hasFixed() || element.hasPattern();
    }

    private static boolean isConcept(ElementDefinition element) {
        return element.getType().stream().anyMatch(type -> "CodeableConcept".equals(type.getCode()));
    }

    private static String allowed(BindingStrength strength, boolean concept) {
        return switch (strength) {
            case REQUIRED ->
                concept
                        ? "Only with one of these codes; others may stand beside it, words alone are refused"
                        : "Only one of these codes";
            case EXTENSIBLE -> "One of these codes where one fits; another one, or words, where none does";
            case PREFERRED -> "Better one of these codes; others, and words, are taken";
            default -> "Any code; these are examples";
        };
    }

    /** A code that is a number says nothing by itself. */
    private static Link link(Coding code, Catalogue catalogue) {
        Link link = catalogue.code(code.getSystem(), code.getCode());
        return code.hasDisplay() && code.getCode().matches("[0-9.]+")
                ? new Link(code.getCode() + " " + code.getDisplay(), link.href())
                : link;
    }
}

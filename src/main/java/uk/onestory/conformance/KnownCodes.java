package uk.onestory.conformance;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.ValueSetExpansionOutcome;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/** The codes of value sets in the order in which they are defined; an expansion has them in none. */
final class KnownCodes {

    private final IValidationSupport support;

    KnownCodes(IValidationSupport support) {
        this.support = support;
    }

    /** Empty where they are not all known here. */
    List<Coding> of(String canonical) {
        if (!(support.fetchValueSet(canonical.replaceFirst("\\|.*$", "")) instanceof ValueSet valueSet)) {
            return List.of();
        }
        List<Coding> defined = valueSet.getCompose().getInclude().stream()
                .flatMap(this::defined)
                .toList();
        List<String> order = defined.stream().map(Coding::getCode).toList();
        return expanded(valueSet).stream()
                .map(code -> defined.stream()
                        .filter(one -> one.getCode().equals(code.getCode()))
                        .findFirst()
                        .orElse(code))
                .sorted(Comparator.comparingInt((Coding code) -> order.indexOf(code.getCode()))
                        .thenComparing(Coding::getCode))
                .toList();
    }

    private List<Coding> expanded(IBaseResource valueSet) {
        ValueSetExpansionOutcome outcome =
                support.expandValueSet(new ValidationSupportContext(support), null, valueSet);
        if (outcome == null || !(outcome.getValueSet() instanceof ValueSet expanded)) {
            return List.of();
        }
        return expanded.getExpansion().getContains().stream()
                .map(code -> new Coding(code.getSystem(), code.getCode(), code.getDisplay()))
                .toList();
    }

    private Stream<Coding> defined(ConceptSetComponent part) {
        if (part.hasConcept()) {
            return part.getConcept().stream()
                    .map(concept -> new Coding(part.getSystem(), concept.getCode(), words(concept)));
        }
        return part.hasSystem() && support.fetchCodeSystem(part.getSystem()) instanceof CodeSystem system
                ? system.getConcept().stream().flatMap(concept -> withBelow(concept, part.getSystem()))
                : Stream.empty();
    }

    /** A designation is what a value set calls a code where it has no display of the code system's owner. */
    private static String words(ConceptReferenceComponent concept) {
        return concept.hasDisplay()
                ? concept.getDisplay()
                : concept.getDesignationFirstRep().getValue();
    }

    private static Stream<Coding> withBelow(ConceptDefinitionComponent concept, String system) {
        return Stream.concat(
                Stream.of(new Coding(system, concept.getCode(), concept.getDisplay())),
                concept.getConcept().stream().flatMap(below -> withBelow(below, system)));
    }
}

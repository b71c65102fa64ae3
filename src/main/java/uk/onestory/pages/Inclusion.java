package uk.onestory.pages;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/**
 * A part of a value set.
 *
 * @param excluded whether these codes are taken out
 * @param system the code system, or null where other value sets are taken in
 * @param codes the codes that are listed; empty where the filters say which, or all are meant
 */
record Inclusion(boolean excluded, Link system, List<Code> codes, List<String> filters, List<Link> valueSets) {

    record Code(Link code, String display) {}

    static List<Inclusion> of(ValueSet valueSet, Catalogue catalogue) {
        return Stream.concat(
                        valueSet.getCompose().getInclude().stream().map(part -> of(part, false, catalogue)),
                        valueSet.getCompose().getExclude().stream().map(part -> of(part, true, catalogue)))
                .toList();
    }

    private static Inclusion of(ConceptSetComponent part, boolean excluded, Catalogue catalogue) {
        return new Inclusion(
                excluded,
                part.hasSystem() ? catalogue.link(part.getSystem()) : null,
                part.getConcept().stream()
                        .map(concept -> new Code(catalogue.code(part.getSystem(), concept.getCode()), words(concept)))
                        .toList(),
                part.getFilter().stream()
                        .map(filter ->
                                filter.getProperty() + " " + filter.getOp().toCode() + " " + filter.getValue())
                        .toList(),
                part.getValueSet().stream()
                        .map(PrimitiveType::getValue)
                        .map(catalogue::link)
                        .toList());
    }

    private static String words(ConceptReferenceComponent concept) {
        return concept.hasDisplay()
                ? concept.getDisplay()
                : concept.getDesignationFirstRep().getValue();
    }
}

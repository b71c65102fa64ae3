package uk.onestory.pages;

import java.util.List;
import org.hl7.fhir.r4.model.ElementDefinition.ConstraintSeverity;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * A constraint of a profile.
 *
 * @param rule its key, with a link to the code where it is one of our rules
 * @param refused whether breaking it is an error; else it is a warning
 */
record ConstraintRow(String key, Link rule, String path, boolean refused, String human, String expression) {

    static List<ConstraintRow> of(StructureDefinition profile, Catalogue catalogue) {
        return profile.getDifferential().getElement().stream()
                .flatMap(element -> element.getConstraint().stream()
                        .map(constraint -> new ConstraintRow(
                                constraint.getKey(),
                                catalogue.code(Catalogue.RULES, constraint.getKey()),
                                element.getPath(),
                                constraint.getSeverity() == ConstraintSeverity.ERROR,
                                constraint.getHuman(),
                                constraint.getExpression())))
                .toList();
    }
}

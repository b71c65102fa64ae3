package uk.onestory.pages;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * A code of a code system.
 *
 * @param depth 0 for the codes that stand under no other
 * @param properties values in the order in which the code system declares its properties
 * @param constrains profiles with a constraint of this key, where the codes are rules
 */
record CodeRow(
        String code, String display, String definition, int depth, List<String> properties, List<Link> constrains) {

    static List<CodeRow> of(CodeSystem system, Catalogue catalogue) {
        List<CodeRow> rows = new ArrayList<>();
        add(rows, system, system.getConcept(), 0, catalogue);
        return rows;
    }

    private static void add(
            List<CodeRow> rows,
            CodeSystem system,
            List<ConceptDefinitionComponent> concepts,
            int depth,
            Catalogue catalogue) {
        for (ConceptDefinitionComponent concept : concepts) {
            rows.add(new CodeRow(
                    concept.getCode(),
                    concept.getDisplay(),
                    concept.getDefinition(),
                    depth,
                    system.getProperty().stream()
                            .map(property -> value(concept, property.getCode()))
                            .toList(),
                    Catalogue.RULES.equals(system.getUrl()) ? constrains(concept.getCode(), catalogue) : List.of()));
            add(rows, system, concept.getConcept(), depth + 1, catalogue);
        }
    }

    private static String value(ConceptDefinitionComponent concept, String property) {
        return concept.getProperty().stream()
                .filter(candidate -> property.equals(candidate.getCode()))
                .map(candidate -> candidate.hasValueCoding()
                        ? candidate.getValueCoding().getCode()
                        : candidate.getValue().primitiveValue())
                .reduce((one, another) -> one + ", " + another)
                .orElse("");
    }

    private static List<Link> constrains(String rule, Catalogue catalogue) {
        return catalogue.all().stream()
                .filter(definition -> definition.resource() instanceof StructureDefinition structure
                        && structure.getDifferential().getElement().stream()
                                .flatMap(element -> element.getConstraint().stream())
                                .anyMatch(constraint -> rule.equals(constraint.getKey())))
                .map(definition -> new Link(definition.title(), definition.file() + "#constraint-" + rule))
                .toList();
    }
}

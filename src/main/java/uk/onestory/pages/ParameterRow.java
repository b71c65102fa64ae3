package uk.onestory.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationDefinitionParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;

/** A parameter of an operation; a part of another one is named {@code parent.part}. */
record ParameterRow(
        String name, String direction, String cardinality, Link type, List<Link> profiles, String documentation) {

    static List<ParameterRow> of(OperationDefinition operation, Catalogue catalogue) {
        List<ParameterRow> rows = new ArrayList<>();
        operation.getParameter().forEach(parameter -> add(rows, "", parameter, parameter, catalogue));
        return rows;
    }

    /** How the operation is called, on each level that it has. */
    static List<String> calls(OperationDefinition operation) {
        String verb = operation.getAffectsState() ? "POST" : "GET or POST";
        List<String> calls = new ArrayList<>();
        if (operation.getSystem()) {
            calls.add(verb + " /fhir/$" + operation.getCode());
        }
        for (var resource : operation.getResource()) {
            if (operation.getType()) {
                calls.add(verb + " /fhir/" + resource.getValue() + "/$" + operation.getCode());
            }
            if (operation.getInstance()) {
                calls.add(verb + " /fhir/" + resource.getValue() + "/[id]/$" + operation.getCode());
            }
        }
        return calls;
    }

    private static void add(
            List<ParameterRow> rows,
            String parent,
            OperationDefinitionParameterComponent parameter,
            OperationDefinitionParameterComponent top,
            Catalogue catalogue) {
        rows.add(new ParameterRow(
                parent + parameter.getName(),
                "out".equals(top.getUse().toCode()) ? "answer" : "request",
                parameter.getMin() + ".." + parameter.getMax(),
                parameter.hasType() ? catalogue.type(parameter.getType()) : new Link("parts", null),
                Stream.of(parameter.getTargetProfile())
                        .flatMap(List::stream)
                        .map(PrimitiveType::getValue)
                        .map(catalogue::link)
                        .toList(),
                parameter.getDocumentation()));
        parameter.getPart().forEach(part -> add(rows, parent + parameter.getName() + ".", part, top, catalogue));
    }
}

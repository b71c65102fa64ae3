package uk.onestory.pages;

import ca.uhn.fhir.context.FhirContext;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import uk.onestory.conformance.OfflineConformance;
import uk.onestory.referral.TransitionTable;

/** What the templates are given, by the names that they know it under. */
class Views {

    private final FhirContext fhir;
    private final OfflineConformance conformance;
    private final Catalogue catalogue;
    private final Examples examples;
    private final OperationExamples calls;
    private final ElementRows rows;

    Views(
            FhirContext fhir,
            OfflineConformance conformance,
            Catalogue catalogue,
            Examples examples,
            OperationExamples calls) {
        this.fhir = fhir;
        this.conformance = conformance;
        this.catalogue = catalogue;
        this.examples = examples;
        this.calls = calls;
        this.rows = new ElementRows(fhir, conformance, catalogue);
    }

    Map<String, Object> index() {
        Map<ProfileGroup, List<Definition>> profiles = catalogue.all(Kind.PROFILE).stream()
                .collect(Collectors.groupingBy(
                        profile -> ProfileGroup.of(profile.type()), TreeMap::new, Collectors.toList()));
        Map<Kind, List<Definition>> others = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            if (kind != Kind.PROFILE && !catalogue.all(kind).isEmpty()) {
                others.put(kind, catalogue.all(kind));
            }
        }
        return Map.of(
                "groups",
                profiles,
                "others",
                others,
                "version",
                version(),
                "transitions",
                TransitionTable.lines(),
                "states",
                StateLayout.of(StateMachine.ofTheTable()));
    }

    Map<String, Object> first() {
        return Map.of("version", version(), "first", examples.first());
    }

    Map<String, Object> of(Definition definition) {
        Map<String, Object> view = new HashMap<>(Map.of(
                "page", definition,
                "version", version(),
                "resource", definition.resource(),
                "uses", catalogue.uses(definition),
                "usedBy", catalogue.usedBy(definition)));
        MetadataResource resource = definition.resource();
        view.put("purpose", purpose(resource));
        if (resource instanceof StructureDefinition structure) {
            addStructure(view, structure);
        } else if (resource instanceof CodeSystem system) {
            view.put("codes", CodeRow.of(system, catalogue));
        } else if (resource instanceof ValueSet valueSet) {
            view.put("inclusions", Inclusion.of(valueSet, catalogue));
        } else if (resource instanceof OperationDefinition operation) {
            view.put("calls", ParameterRow.calls(operation));
            view.put("parameters", ParameterRow.of(operation, catalogue));
            view.put("examples", calls.of(operation.getCode()));
            view.put("refusals", RefusalRow.of(operation.getCode(), catalogue));
        } else if (resource instanceof Questionnaire questionnaire) {
            view.put("questions", QuestionRow.of(questionnaire, catalogue));
        } else if (resource instanceof SearchParameter parameter) {
            view.put("requests", SearchRequests.of(parameter));
            view.put(
                    "types",
                    parameter.getBase().stream()
                            .map(base -> catalogue.type(base.getCode()))
                            .toList());
        } else {
            view.put("json", fhir.newJsonParser().setPrettyPrint(true).encodeResourceToString(resource));
        }
        return view;
    }

    /** Most kinds of definition have one, but not all. */
    private static String purpose(MetadataResource resource) {
        Property purpose = resource.getNamedProperty("purpose");
        return purpose != null && purpose.hasValues()
                ? purpose.getValues().get(0).primitiveValue()
                : null;
    }

    private void addStructure(Map<String, Object> view, StructureDefinition structure) {
        StructureDefinition whole = conformance.withSnapshot(structure);
        view.put("parent", catalogue.link(structure.getBaseDefinition()));
        view.put("type", catalogue.type(structure.getType()));
        view.put("rows", rows.of(whole));
        view.put("constraints", ConstraintRow.of(structure, catalogue));
        view.put("mappings", MappingRow.of(structure));
        List<Example> valid = examples.valid(structure.getUrl());
        view.put("valid", valid);
        view.put("needsFirst", valid.stream().anyMatch(example -> !example.first()
                .isEmpty()));
        view.put("refused", examples.refused(structure.getUrl()));
        view.put("searches", ofType(Kind.SEARCH_PARAMETER, structure.getType()));
        view.put("operations", ofType(Kind.OPERATION, structure.getType()));
        view.put("valueTypes", valueTypes(whole));
    }

    private List<Definition> ofType(Kind kind, String type) {
        return catalogue.all(kind).stream()
                .filter(definition -> definition.resource() instanceof SearchParameter parameter
                        ? parameter.hasBase(type)
                        : ((OperationDefinition) definition.resource()).hasResource(type))
                .toList();
    }

    private List<Link> valueTypes(StructureDefinition extension) {
        return extension.getSnapshot().getElement().stream()
                .filter(element -> "Extension.value[x]".equals(element.getId()) && !"0".equals(element.getMax()))
                .map(ElementDefinition::getType)
                .flatMap(List::stream)
                .map(type -> catalogue.type(type.getCode()))
                .toList();
    }

    private String version() {
        return catalogue.all().get(0).resource().getVersion();
    }
}

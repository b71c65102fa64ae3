package uk.onestory.pages;

import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionMappingComponent;

/** What an element of a profile is in another standard. */
record MappingRow(String path, String standard, String map, String comment) {

    static List<MappingRow> of(StructureDefinition profile) {
        var standards = profile.getMapping().stream()
                .collect(Collectors.toMap(
                        StructureDefinitionMappingComponent::getIdentity,
                        mapping -> mapping.hasName() ? mapping.getName() : mapping.getUri()));
        return profile.getDifferential().getElement().stream()
                .flatMap(element -> element.getMapping().stream()
                        .map(mapping -> new MappingRow(
                                element.getPath(),
                                standards.getOrDefault(mapping.getIdentity(), mapping.getIdentity()),
                                mapping.getMap(),
                                mapping.getComment())))
                .toList();
    }
}

package uk.onestory.ask;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** Of which resource a value is an element. */
final class Sources {

    private static final String MISTAKE = "entered-in-error";

    private Sources() {}

    /** Empty for what was computed, and for what stands in none of them. */
    static Optional<StoredVersion> of(List<Type> values, List<StoredVersion> record) {
        return record.stream()
                .filter(version -> values.stream().anyMatch(value -> holds(version.resource(), value)))
                .findFirst();
    }

    /** Newest first, without mistakes. */
    static List<Resource> standing(List<StoredVersion> record, String type) {
        return record.stream()
                .filter(version -> version.resource().fhirType().equals(type))
                .filter(version -> !isMistake(version.resource()))
                .sorted(Comparator.comparing(StoredVersion::stored).reversed())
                .map(StoredVersion::resource)
                .toList();
    }

    private static boolean isMistake(Resource resource) {
        return (resource instanceof Observation observation
                        && MISTAKE.equals(observation.getStatusElement().getValueAsString()))
                || (resource instanceof Condition condition
                        && condition.getVerificationStatus().getCoding().stream()
                                .anyMatch(status -> MISTAKE.equals(status.getCode())));
    }

    private static boolean holds(Base element, Type value) {
        Set<Base> elements = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(element, elements);
        return elements.contains(value);
    }

    private static void collect(Base element, Set<Base> elements) {
        if (element != null && elements.add(element)) {
            for (Property property : element.children()) {
                property.getValues().forEach(child -> collect(child, elements));
            }
        }
    }
}

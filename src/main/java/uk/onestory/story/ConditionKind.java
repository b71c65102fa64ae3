package uk.onestory.story;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.conformance.FhirPackage;

/** CodeSystem {@code OneStory-ConditionKind}, with the sector that treats the kind, by the same code. */
enum ConditionKind {
    MENTAL_HEALTH("mental-health"),
    SUBSTANCE_USE("substance-use");

    static final String SYSTEM = FhirPackage.BASE + "/CodeSystem/OneStory-ConditionKind";
    private static final String SECTOR = FhirPackage.BASE + "/CodeSystem/OneStory-ServiceSector";

    private final String code;

    ConditionKind(String code) {
        this.code = code;
    }

    static boolean hasOne(Condition condition) {
        return condition.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .anyMatch(coding -> SYSTEM.equals(coding.getSystem()));
    }

    static Set<ConditionKind> of(Condition condition) {
        return Arrays.stream(values())
                .filter(kind ->
                        condition.getCategory().stream().anyMatch(category -> category.hasCoding(SYSTEM, kind.code)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Empty where a service is of neither sector, or its sector is not known. */
    static Optional<ConditionKind> treatedBy(Reference service, Told told) {
        Optional<Resource> found = told.find(service);
        Optional<Resource> organization = found.flatMap(
                one -> one instanceof HealthcareService team ? told.find(team.getProvidedBy()) : Optional.of(one));
        List<ConditionKind> kinds = Arrays.stream(values())
                .filter(kind -> organization
                        .filter(Organization.class::isInstance)
                        .map(one -> ((Organization) one)
                                .getType().stream().anyMatch(type -> type.hasCoding(SECTOR, kind.code)))
                        .orElse(false))
                .toList();
        return kinds.stream().findFirst();
    }
}

package uk.onestory.careplan;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.server.Extensions;

/** What the rules ask of a CarePlan. */
final class Plan {

    static final String JOINT = "joint";
    static final String KIND = FhirPackage.BASE + "/CodeSystem/OneStory-PlanKind";

    private static final String EXTENSION = FhirPackage.BASE + "/StructureDefinition/OneStory-";

    private Plan() {}

    /** The codes of {@code OneStory-PlanKind}; empty for a plan that is none of ours. */
    static Set<String> kinds(CarePlan plan) {
        return plan.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .filter(coding -> KIND.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean isJoint(CarePlan plan) {
        return kinds(plan).contains(JOINT);
    }

    /** The value of one of our extensions, by the end of its name. */
    static <T extends Type> Optional<T> value(CarePlan plan, String extension, Class<T> type) {
        return Optional.ofNullable(Extensions.first(plan, EXTENSION + extension))
                .map(Extension::getValue)
                .filter(type::isInstance)
                .map(type::cast);
    }

    static Optional<Extension> extension(CarePlan plan, String name) {
        return Optional.ofNullable(Extensions.first(plan, EXTENSION + name));
    }
}

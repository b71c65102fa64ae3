package uk.onestory.careplan;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import uk.onestory.conformance.FhirPackage;

/** Mental health, substance use: what a person lives with now. */
final class ConditionKind {

    static final String SYSTEM = FhirPackage.BASE + "/CodeSystem/OneStory-ConditionKind";

    /** Codes of {@code condition-clinical} of what is over, or rests. */
    private static final Set<String> OVER = Set.of("inactive", "remission", "resolved");
    /** Codes of {@code condition-ver-status} of what was never there. */
    private static final Set<String> NEVER = Set.of("refuted", "entered-in-error");

    private ConditionKind() {}

    static Set<String> of(Collection<Condition> conditions) {
        return conditions.stream()
                .flatMap(condition -> condition.getCategory().stream())
                .flatMap(category -> category.getCoding().stream())
                .filter(coding -> SYSTEM.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean isPresent(Condition condition) {
        return condition.getClinicalStatus().getCoding().stream()
                        .noneMatch(status -> OVER.contains(String.valueOf(status.getCode())))
                && condition.getVerificationStatus().getCoding().stream()
                        .noneMatch(status -> NEVER.contains(String.valueOf(status.getCode())));
    }
}

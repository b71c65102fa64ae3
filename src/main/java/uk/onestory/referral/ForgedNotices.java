package uk.onestory.referral;

import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Task;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** Whoever reads a notice must be able to trust that the server wrote it, and a partner's Task is never taken for a chase. */
final class ForgedNotices {

    private ForgedNotices() {}

    /**
     * What is a notice may be answered and closed; nothing becomes one by a partner's hand.
     *
     * @param before null for what is new
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 frozen-field
     */
    static void refuse(IBaseResource before, IBaseResource after) {
        if (isNotice(after) && !isNotice(before)) {
            throw Refusal.of(
                    Rule.FROZEN_FIELD,
                    "Only the server writes notices: leave codes of CodeSystem OneStory-Notice out.",
                    after instanceof Task ? "Task.code" : "Communication.category");
        }
    }

    private static boolean isNotice(IBaseResource resource) {
        if (resource instanceof Communication message) {
            return hasCode(message.getCategory());
        }
        return resource instanceof Task task && hasCode(List.of(task.getCode()));
    }

    private static boolean hasCode(List<CodeableConcept> concepts) {
        return concepts.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .anyMatch(coding -> Notice.SYSTEM.equals(coding.getSystem()));
    }
}

package uk.onestory.referral;

import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;

/**
 * Tasks that come in one bundle with their referral ask the same service and are no less urgent. That is written into them
 * before they are stored, so that the sender's answer names the version that there is.
 */
final class BroughtTasks {

    private BroughtTasks() {}

    static void align(Bundle bundle) {
        Map<String, ServiceRequest> referrals = new HashMap<>();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.getResource() instanceof ServiceRequest referral) {
                referrals.put(entry.getFullUrl(), referral);
            }
        }
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.getResource() instanceof Task task
                    && referrals.containsKey(task.getFocus().getReference())) {
                align(task, referrals.get(task.getFocus().getReference()));
            }
        }
    }

    static TaskPriority priority(ServiceRequest referral) {
        return referral.hasPriority()
                ? TaskPriority.fromCode(referral.getPriority().toCode())
                : TaskPriority.ROUTINE;
    }

    static TaskPriority priority(Task task) {
        return task.hasPriority() ? task.getPriority() : TaskPriority.ROUTINE;
    }

    private static void align(Task task, ServiceRequest referral) {
        if (priority(referral).compareTo(priority(task)) > 0) {
            task.setPriority(priority(referral));
        }
        if (referral.hasAuthoredOn()) {
            WaitingSince.set(task, WaitingSince.of(referral));
        }
        String performer = Refs.to(referral.getPerformerFirstRep());
        if (referral.getPerformer().size() == 1
                && performer != null
                && Refs.isType(referral.getPerformerFirstRep(), "HealthcareService")) {
            ReferralTask.nameService(task, new Reference(performer));
        }
    }
}

package uk.onestory.referral;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** What the rules ask of a Task whose focus is a referral. */
final class ReferralTask {

    private static final String REFERRAL = "ServiceRequest";

    private ReferralTask() {}

    static boolean is(Task task) {
        return Refs.isType(task.getFocus(), REFERRAL);
    }

    /**
     * Writes into {@code focus.type} what a placeholder or a conditional reference points to; and into a Task that comes
     * with its referral what that tells: since when the person waits, and for which service.
     */
    static void nameFocus(Bundle bundle) {
        Map<String, ServiceRequest> referrals = new HashMap<>();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.getResource() instanceof ServiceRequest referral && entry.hasFullUrl()) {
                referrals.put(entry.getFullUrl(), referral);
            }
        }
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.getResource() instanceof Task task) {
                String focus = String.valueOf(task.getFocus().getReference());
                ServiceRequest referral = referrals.get(focus);
                if (referral != null) {
                    takeOver(referral, task);
                }
                if (referral != null || focus.startsWith(REFERRAL + "?")) {
                    task.getFocus().setType(REFERRAL);
                }
            }
        }
    }

    private static void takeOver(ServiceRequest referral, Task task) {
        if (referral.hasAuthoredOn()) {
            WaitingSince.set(task, WaitingSince.of(referral));
        }
        if (referral.getPerformer().size() == 1
                && Refs.isType(referral.getPerformerFirstRep(), "HealthcareService")
                && Refs.to(referral.getPerformerFirstRep()) != null) {
            nameService(task, new Reference(Refs.to(referral.getPerformerFirstRep())));
        }
    }

    /** Where the Task names none itself. */
    static void nameService(Task task, Reference service) {
        if (!task.hasExtension(Codes.SERVICE)) {
            task.addExtension(Codes.SERVICE, service);
        }
    }

    static boolean isOpen(Task task) {
        return Transitions.OPEN.contains(task.getStatus());
    }

    /** From 1; 1 where nothing is said. */
    static int part(Task task) {
        String value = task.getGroupIdentifier().getValue();
        return Codes.PART.equals(task.getGroupIdentifier().getSystem()) && "2".equals(value) ? 2 : 1;
    }

    static boolean isJointParent(Task task) {
        return Codes.PART.equals(task.getGroupIdentifier().getSystem())
                && Codes.JOINT_PARENT.equals(task.getGroupIdentifier().getValue());
    }

    /** {@code HealthcareService/id} that the Task asks. */
    static Optional<String> service(Task task) {
        return Optional.ofNullable(task.getExtensionByUrl(Codes.SERVICE))
                .map(Extension::getValue)
                .map(Reference.class::cast)
                .map(Refs::to);
    }

    /** Acceptance is written down as the start of the execution: it stays when the Task goes on hold or on. */
    static boolean wasAccepted(Task task) {
        return task.getExecutionPeriod().hasStart();
    }

    static boolean hasBusinessStatus(Task task, String... codes) {
        return Codes.isBusinessStatus(task.getBusinessStatus(), Set.of(codes));
    }
}

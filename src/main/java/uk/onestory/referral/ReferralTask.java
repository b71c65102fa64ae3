package uk.onestory.referral;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Writes into {@code focus.type} what a placeholder or a conditional reference points to. */
    static void nameFocus(Bundle bundle) {
        Set<String> referrals = bundle.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof ServiceRequest)
                .map(BundleEntryComponent::getFullUrl)
                .collect(Collectors.toSet());
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.getResource() instanceof Task task) {
                String focus = String.valueOf(task.getFocus().getReference());
                if (referrals.contains(focus) || focus.startsWith(REFERRAL + "?")) {
                    task.getFocus().setType(REFERRAL);
                }
            }
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
        return task.getExtensionsByUrl(Codes.SERVICE).stream()
                .map(Extension::getValue)
                .filter(Reference.class::isInstance)
                .map(reference -> Refs.to((Reference) reference))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Acceptance is written down as the start of the execution: it stays when the Task goes on hold or on. */
    static boolean wasAccepted(Task task) {
        return task.getExecutionPeriod().hasStart();
    }

    static boolean hasBusinessStatus(Task task, String... codes) {
        return Codes.isBusinessStatus(task.getBusinessStatus(), Set.of(codes));
    }
}

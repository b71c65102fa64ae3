package uk.onestory.referral;

import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskOutputComponent;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/**
 * The one rejection without a successor: the same organisation looks after the same person under another referral that is
 * live. It says {@code statusReason} duplicate and names that referral in {@code output}; the live one then {@code
 * replaces} this one.
 */
@Component
class LiveDuplicates {

    private static final Set<String> DUPLICATE = Set.of(Codes.DUPLICATE);

    private final ServerWrites server;
    private final TaskHistory history;
    private final ReferralLock lock;

    LiveDuplicates(ServerWrites server, TaskHistory history, ReferralLock lock) {
        this.server = server;
        this.history = history;
        this.lock = lock;
    }

    /** The referral that a Task rejected as a duplicate names. */
    Optional<String> named(Task rejected) {
        if (!Codes.isStatusReason(rejected.getStatusReason(), DUPLICATE)) {
            return Optional.empty();
        }
        return rejected.getOutput().stream()
                .map(TaskOutputComponent::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .filter(reference -> Refs.isType(reference, "ServiceRequest"))
                .map(Refs::to)
                .findFirst();
    }

    /**
     * Writes on the live referral that it replaces this one. Judged when all is written, and with the live one held: the
     * same transaction, or another, might close it.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 no-bounce where it is not live
     */
    void join(Task rejected, ReferralChanges changes) {
        ServiceRequest live = named(rejected)
                .filter(reference -> !reference.equals(Refs.to(rejected.getFocus())))
                .flatMap(reference -> liveOne(reference, rejected, changes))
                .orElseThrow(() -> Refusal.of(
                        Rule.NO_BOUNCE,
                        "A duplicate names in output an active referral of the same person on which you have an open Task.",
                        "Task.output"));
        Reference replaced = new Reference(Refs.to(rejected.getFocus()));
        if (live.getReplaces().stream().noneMatch(earlier -> Refs.same(earlier, replaced))) {
            live.addReplaces(replaced);
            server.update(live, changes);
        }
    }

    private Optional<ServiceRequest> liveOne(String reference, Task rejected, ReferralChanges changes) {
        lock.hold(reference);
        boolean withdrawnNow = changes.withdrawn().stream()
                .anyMatch(referral -> reference.equals(
                        "ServiceRequest/" + referral.getIdElement().getIdPart()));
        boolean workedOn = history.onReferral(reference, changes).stream()
                .anyMatch(task -> ReferralTask.isOpen(task)
                        && !ReferralTask.isJointParent(task)
                        && Refs.same(task.getOwner(), rejected.getOwner()));
        if (withdrawnNow || !workedOn) {
            return Optional.empty();
        }
        try {
            ServiceRequest found = server.read(ServiceRequest.class, reference);
            return Optional.of(found)
                    .filter(referral -> referral.getStatus() == ServiceRequestStatus.ACTIVE
                            && Refs.same(referral.getSubject(), rejected.getFor()));
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return Optional.empty();
        }
    }
}

package uk.onestory.referral;

import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import org.hl7.fhir.r4.model.Task;

/**
 * A referral's Task has another status than before. It is told inside the transaction, after the rules have allowed it
 * and responsibility has passed: whoever listens writes into the same transaction, or throws and nothing is stored.
 *
 * @param before as it was stored
 * @param after as it will be stored
 */
public record TaskMoved(Task before, Task after, TransactionDetails transaction) {

    /** The owner takes the person on; not when it comes back from on-hold to accepted. */
    public boolean acceptedFirst() {
        return after.getStatus() == Task.TaskStatus.ACCEPTED && !ReferralTask.wasAccepted(before);
    }

    public boolean closed() {
        return ReferralTask.isOpen(before) && !ReferralTask.isOpen(after);
    }

    /** A step up (1) or down (-1) of the same journey; 0 for everything else. */
    public int step() {
        boolean completed = after.getStatus() == Task.TaskStatus.COMPLETED;
        if (completed && ReferralTask.hasBusinessStatus(after, Codes.STEPPED_UP)) {
            return 1;
        }
        return completed && ReferralTask.hasBusinessStatus(after, Codes.STEPPED_DOWN) ? -1 : 0;
    }

    /** Closed with support in place. */
    public boolean discharged() {
        return after.getStatus() == Task.TaskStatus.COMPLETED && step() == 0;
    }

    /** Closed because somebody else goes on: the old owner stays responsible until the next one accepts. */
    public boolean passedOn() {
        return step() != 0 || after.getStatus() == Task.TaskStatus.REJECTED;
    }

    /** {@code HealthcareService/id}; null where the Task names none. */
    public String service() {
        return ReferralTask.service(after).orElse(null);
    }

    /** From 1: which part of a joint referral. */
    public int part() {
        return ReferralTask.part(after);
    }
}

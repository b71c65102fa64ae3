package uk.onestory.referral;

import org.hl7.fhir.r4.model.Task;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** What whoever asked may change on a Task that another organisation works on: what was promised is the owner's. */
final class RequesterFields {

    private RequesterFields() {}

    /**
     * Besides the status, input and notes; and where the Task is cancelled, why.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 not-your-task
     */
    static void check(Task before, Task after) {
        Task allowed = before.copy();
        allowed.setStatusElement(after.getStatusElement());
        allowed.setInput(after.getInput());
        allowed.setNote(after.getNote());
        allowed.setLastModifiedElement(after.getLastModifiedElement());
        allowed.setMeta(after.getMeta());
        allowed.setIdElement(after.getIdElement());
        allowed.setText(after.getText());
        if (!ReferralTask.isOpen(after)) {
            allowed.setStatusReason(after.getStatusReason());
            allowed.setBusinessStatus(after.getBusinessStatus());
        }
        if (!allowed.equalsDeep(after)) {
            throw Refusal.of(
                    Rule.NOT_YOUR_TASK,
                    "The requester adds input and notes, and cancels with a reason; all else is the owner's.",
                    "Task");
        }
    }
}

package uk.onestory.referral;

import java.util.Collection;
import java.util.List;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;

/** The status of a referral follows its Tasks, and only the server writes it. */
@Component
class ReferralStatus {

    private final ServerWrites server;
    private final TaskHistory history;
    private final Responsibility responsibility;

    ReferralStatus(ServerWrites server, TaskHistory history, Responsibility responsibility) {
        this.server = server;
        this.history = history;
        this.responsibility = responsibility;
    }

    /**
     * A Task of the referral was closed: when it was the last open one, the referral closes too, or one part of it where
     * the other goes on.
     */
    void follow(Task task, ReferralChanges changes) {
        String referral = Refs.to(task.getFocus());
        Collection<Task> tasks = history.onReferral(referral, changes);
        Task parent =
                tasks.stream().filter(ReferralTask::isJointParent).findFirst().orElse(null);
        List<Task> open = tasks.stream()
                .filter(one -> one != parent && ReferralTask.isOpen(one))
                .toList();
        if (!open.isEmpty()) {
            if (open.stream().noneMatch(one -> ReferralTask.part(one) == ReferralTask.part(task))) {
                responsibility.endPart(task, changes);
            }
            return;
        }
        End end = tasks.stream().anyMatch(ReferralStatus::discharged)
                ? End.COMPLETED
                : tasks.stream().allMatch(one -> one == parent || one.getStatus() == TaskStatus.ENTEREDINERROR)
                        ? End.MISTAKE
                        : End.GIVEN_UP;
        close(referral, end.referral, changes);
        if (parent != null) {
            Task closed = parent.copy();
            closed.setStatus(end.parent);
            closed.getStatusReason().setText("All parts of this joint referral are closed.");
            server.update(closed, changes);
        }
    }

    /** How a referral ends when no part of it is open any more. */
    private enum End {
        COMPLETED(ServiceRequestStatus.COMPLETED, TaskStatus.COMPLETED),
        MISTAKE(ServiceRequestStatus.ENTEREDINERROR, TaskStatus.ENTEREDINERROR),
        GIVEN_UP(ServiceRequestStatus.REVOKED, TaskStatus.CANCELLED);

        private final ServiceRequestStatus referral;
        private final TaskStatus parent;

        End(ServiceRequestStatus referral, TaskStatus parent) {
            this.referral = referral;
            this.parent = parent;
        }
    }

    private static boolean discharged(Task task) {
        return task.getStatus() == TaskStatus.COMPLETED
                && !Codes.isBusinessStatus(task.getBusinessStatus(), Codes.STEPPED);
    }

    private void close(String reference, ServiceRequestStatus status, ReferralChanges changes) {
        ServiceRequest referral = server.read(ServiceRequest.class, reference);
        if (referral.getStatus() == ServiceRequestStatus.ACTIVE) {
            referral.setStatus(status);
            Responsibility.end(referral);
            server.update(referral, changes);
        }
    }
}

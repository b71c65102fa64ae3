package uk.onestory.referral;

import java.util.Collection;
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

    ReferralStatus(ServerWrites server, TaskHistory history) {
        this.server = server;
        this.history = history;
    }

    /** A Task of the referral was closed: when it was the last open one, the referral closes too. */
    void follow(String referral, ReferralChanges changes) {
        Collection<Task> tasks = history.onReferral(referral, changes);
        Task parent =
                tasks.stream().filter(ReferralTask::isJointParent).findFirst().orElse(null);
        boolean open = tasks.stream().anyMatch(task -> task != parent && ReferralTask.isOpen(task));
        if (open) {
            return;
        }
        End end = tasks.stream().anyMatch(ReferralStatus::discharged)
                ? End.COMPLETED
                : tasks.stream().allMatch(task -> task == parent || task.getStatus() == TaskStatus.ENTEREDINERROR)
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
            server.update(referral, changes);
        }
    }
}

package uk.onestory.referral;

import java.time.Clock;
import java.util.Date;
import java.util.Map;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.conformance.TypeProfiles;

/** Fills in what the server keeps on referrals and their Tasks, whatever the partner wrote there. */
@Component
class ReferralPreparation {

    /** What a step means for the business, where the partner does not say it more exactly. */
    private static final Map<TaskStatus, String> USUAL_BUSINESS_STATUS = Map.of(
            TaskStatus.RECEIVED, Codes.AWAITING_TRIAGE,
            TaskStatus.ACCEPTED, Codes.ACCEPTED_TO_ASSESS,
            TaskStatus.REJECTED, Codes.REDIRECTED,
            TaskStatus.COMPLETED, Codes.DISCHARGED);

    private final FulfilmentTasks tasks;
    private final Withdrawal withdrawal;
    private final Clock clock;

    ReferralPreparation(FulfilmentTasks tasks, Withdrawal withdrawal, Clock clock) {
        this.tasks = tasks;
        this.withdrawal = withdrawal;
        this.clock = clock;
    }

    /** A new referral by a partner. */
    void send(ServiceRequest referral, Caller caller) {
        if (referral.getStatus() != ServiceRequestStatus.ACTIVE) {
            throw Refusal.of(
                    Rule.ILLEGAL_TRANSITION, "A referral is sent with the status active.", "ServiceRequest.status");
        }
        Responsibility.begin(referral, new Reference(caller.organization()));
        if (referral.hasAuthoredOn()) {
            referral.addExtension(Codes.WAITING_SINCE, new DateTimeType(referral.getAuthoredOn()));
        }
    }

    /**
     * A change of a referral by a partner: who it is about and who asks whom stays, the status follows the Tasks. Only
     * withdrawing is done here, by who asked.
     */
    void change(ServiceRequest stored, ServiceRequest referral, ReferralChanges changes, Caller caller) {
        if (!TypeProfiles.isReferral(stored) && !TypeProfiles.isReferral(referral)) {
            return; // an order to a clinician
        }
        FrozenFields.check(stored, referral);
        if (stored.getStatus() == ServiceRequestStatus.ACTIVE && referral.getStatus() == ServiceRequestStatus.REVOKED) {
            withdrawal.check(referral, changes, caller);
        } else if (stored.getStatus() != referral.getStatus()) {
            throw Refusal.of(
                    Rule.ILLEGAL_TRANSITION,
                    "The status of a referral follows its Tasks: change the Task, the referral will follow.",
                    "ServiceRequest.status");
        }
        if (stored.getPriority() != referral.getPriority()) {
            changes.reprioritised(referral);
        }
        Responsibility.keep(stored, referral);
    }

    /** A new Task that a partner brings along. */
    void bring(Task task) {
        if (task.getStatus() != TaskStatus.REQUESTED) {
            throw Refusal.of(
                    Rule.ILLEGAL_TRANSITION, "A new Task has the status requested; its owner moves it.", "Task.status");
        }
        task.setExecutionPeriod(null);
        if (ReferralTask.isJointParent(task)) {
            task.setGroupIdentifier(null);
        }
        tasks.fillIn(task);
    }

    /** A move of a Task that the rules allow. */
    void move(Task stored, Task task, Caller caller) {
        task.setLastModified(Date.from(clock.instant()));
        task.setAuthoredOnElement(stored.getAuthoredOnElement().copy());
        task.setRestriction(stored.getRestriction().copy());
        task.setExecutionPeriod(stored.getExecutionPeriod().copy());
        task.getExtension().removeIf(extension -> Codes.WAITING_SINCE.equals(extension.getUrl()));
        stored.getExtensionsByUrl(Codes.WAITING_SINCE).forEach(extension -> task.addExtension(extension.copy()));
        boolean moved = stored.getStatus() != task.getStatus();
        if (moved && task.getStatus() == TaskStatus.ACCEPTED && !ReferralTask.wasAccepted(task)) {
            task.getExecutionPeriod().setStart(Date.from(clock.instant()));
        }
        String usual = USUAL_BUSINESS_STATUS.get(task.getStatus());
        if (moved && usual != null && stored.getBusinessStatus().equalsDeep(task.getBusinessStatus())) {
            task.setBusinessStatus(Codes.businessStatus(usual));
        }
        Silence.keep(stored, task, Date.from(clock.instant()));
        boolean answered = caller.organization().equals(Refs.to(stored.getRequester()));
        if (moved && task.getStatus() == TaskStatus.REQUESTED && answered) {
            tasks.allowTimeAgain(task);
        }
    }
}

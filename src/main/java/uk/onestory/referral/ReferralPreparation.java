package uk.onestory.referral;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
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
import uk.onestory.server.StoredResources;

/** Fills in what the server keeps on referrals and their Tasks, whatever the partner wrote there. */
@Component
class ReferralPreparation {

    /** What a step means for the business, where the partner does not say it more exactly. */
    private static final Map<TaskStatus, String> USUAL_BUSINESS_STATUS = Map.of(
            TaskStatus.RECEIVED, Codes.AWAITING_TRIAGE,
            TaskStatus.ACCEPTED, Codes.ACCEPTED_TO_ASSESS,
            TaskStatus.REJECTED, Codes.REDIRECTED,
            TaskStatus.COMPLETED, Codes.DISCHARGED,
            TaskStatus.ENTEREDINERROR, Codes.ENTERED_IN_ERROR);

    /** Reasons that are the business status as well of a Task that is closed for them. */
    private static final List<String> GIVEN_UP = List.of(Codes.PERSON_DECLINED, Codes.DUPLICATE);

    private final FulfilmentTasks tasks;
    private final Withdrawal withdrawal;
    private final Parties parties;
    private final TaskHistory history;
    private final StoredResources stored;
    private final AuthoredOn authoredOn;
    private final Clock clock;

    ReferralPreparation(
            FulfilmentTasks tasks,
            Withdrawal withdrawal,
            Parties parties,
            TaskHistory history,
            StoredResources stored,
            AuthoredOn authoredOn,
            Clock clock) {
        this.tasks = tasks;
        this.withdrawal = withdrawal;
        this.parties = parties;
        this.history = history;
        this.stored = stored;
        this.authoredOn = authoredOn;
        this.clock = clock;
    }

    /** A new referral by a partner. */
    void send(ServiceRequest referral, Caller caller) {
        if (referral.getStatus() != ServiceRequestStatus.ACTIVE) {
            throw Refusal.of(
                    Rule.ILLEGAL_TRANSITION, "A referral is sent with the status active.", "ServiceRequest.status");
        }
        authoredOn.check(referral.getAuthoredOnElement(), "ServiceRequest.authoredOn");
        Reasons.need(referral);
        Responsibility.begin(referral, new Reference(caller.organization()));
        Correlation.begin(referral);
        if (referral.hasAuthoredOn()) {
            referral.addExtension(Codes.WAITING_SINCE, new DateTimeType(referral.getAuthoredOn()));
        }
    }

    /** What is no referral: nobody is put on a list of those who are responsible by an order to a clinician. */
    void other(IBaseResource resource) {
        if (resource instanceof ServiceRequest order) {
            Responsibility.clear(order);
        }
    }

    /**
     * A change of a referral by a partner: who it is about and who asks whom stays, the status follows the Tasks. Only
     * withdrawing is done here, by who asked.
     */
    void change(ServiceRequest stored, ServiceRequest referral, ReferralChanges changes, Caller caller) {
        Responsibility.keep(stored, referral);
        Correlation.keep(stored, referral);
        if (!TypeProfiles.isReferral(stored) && !TypeProfiles.isReferral(referral)) {
            return; // an order to a clinician
        }
        String reference = "ServiceRequest/" + stored.getIdElement().getIdPart();
        FrozenFields.check(stored, referral);
        if (!takesPart(reference, stored, caller)) {
            throw Refusal.of(
                    Rule.NOT_YOUR_TASK,
                    "Only who sent a referral and the services that it went to may change it.",
                    "ServiceRequest");
        }
        if (stored.getStatus() == ServiceRequestStatus.ACTIVE && referral.getStatus() == ServiceRequestStatus.REVOKED) {
            withdrawal.check(referral, changes, caller);
        } else if (stored.getStatus() != referral.getStatus()) {
            throw Refusal.of(
                    Rule.ILLEGAL_TRANSITION,
                    "The status of a referral follows its Tasks: change the Task, the referral will follow.",
                    "ServiceRequest.status");
        }
        if (referral.getStatus() != ServiceRequestStatus.ACTIVE) {
            Responsibility.end(referral);
        }
        if (stored.getPriority() != referral.getPriority()) {
            changes.reprioritised(referral);
        }
        if (referral.getStatus() == ServiceRequestStatus.ACTIVE && Reasons.differ(stored, referral)) {
            Reasons.need(referral);
            changes.reasoned(referral);
        }
    }

    private boolean takesPart(String reference, ServiceRequest stored, Caller caller) {
        return caller.organization().equals(parties.organization(stored.getRequester()))
                || history.onReferral(reference).stream()
                        .anyMatch(task -> caller.organization().equals(Refs.to(task.getOwner())));
    }

    /** A new Task that a partner brings along. */
    void bring(Task task, ReferralChanges changes) {
        if (task.getStatus() != TaskStatus.REQUESTED) {
            throw Refusal.of(
                    Rule.ILLEGAL_TRANSITION, "A new Task has the status requested; its owner moves it.", "Task.status");
        }
        authoredOn.check(task.getAuthoredOnElement(), "Task.authoredOn");
        task.setExecutionPeriod(null);
        if (ReferralTask.isJointParent(task)) {
            task.setGroupIdentifier(null);
        }
        correlate(task, changes);
        tasks.fillIn(task);
    }

    /** With the referral that it comes with, or, as a successor, with the one that is stored. */
    private void correlate(Task task, ReferralChanges changes) {
        Correlation.begin(task);
        boolean successor = changes.sent().isEmpty()
                && "ServiceRequest".equals(task.getFocus().getReferenceElement().getResourceType());
        if (successor) {
            // That there is none is told when the reference is looked up.
            stored.named(
                            ServiceRequest.class,
                            task.getFocus().getReferenceElement().getIdPart())
                    .ifPresent(referral -> Correlation.pass(referral, task));
        }
    }

    /** A move of a Task that the rules allow. */
    void move(Task stored, Task task, Caller caller) {
        task.setLastModifiedElement(new DateTimeType(Date.from(clock.instant())));
        Correlation.keep(stored, task);
        task.setAuthoredOnElement(stored.getAuthoredOnElement().copy());
        task.setRestriction(stored.getRestriction().copy());
        task.setExecutionPeriod(stored.getExecutionPeriod().copy());
        task.getExtension().removeIf(extension -> Codes.WAITING_SINCE.equals(extension.getUrl()));
        stored.getExtensionsByUrl(Codes.WAITING_SINCE).forEach(extension -> task.addExtension(extension.copy()));
        boolean moved = stored.getStatus() != task.getStatus();
        if (moved && task.getStatus() == TaskStatus.ACCEPTED && !ReferralTask.wasAccepted(task)) {
            task.getExecutionPeriod().setStartElement(new DateTimeType(Date.from(clock.instant())));
        }
        if (moved && stored.getStatus() == TaskStatus.ONHOLD && ReferralTask.isOpen(task)) {
            resume(stored, task);
        }
        if (moved && isGivenUp(task)) {
            // The same for whoever writes it, and never more than the reason says.
            task.setBusinessStatus(GIVEN_UP.stream()
                    .filter(code -> Codes.isStatusReason(task.getStatusReason(), Set.of(code)))
                    .findFirst()
                    .map(Codes::businessStatus)
                    .orElse(stored.getBusinessStatus()));
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

    /** What was asked for is there: the Task stands where it stood, and the reason for the hold is gone. */
    private void resume(Task stored, Task task) {
        if (stored.getStatusReason().equalsDeep(task.getStatusReason())) {
            task.setStatusReason(null);
        }
        if (stored.getBusinessStatus().equalsDeep(task.getBusinessStatus())) {
            task.setBusinessStatus(history.beforeHold(task).getBusinessStatus().copy());
        }
    }

    private static boolean isGivenUp(Task task) {
        boolean duplicate = Codes.isStatusReason(task.getStatusReason(), Set.of(Codes.DUPLICATE));
        return task.getStatus() == TaskStatus.CANCELLED || (task.getStatus() == TaskStatus.REJECTED && duplicate);
    }
}

package uk.onestory.referral;

import java.time.Clock;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** A referral is taken back by who sent it, with a reason; what is open on it is cancelled in the same transaction. */
@Component
class Withdrawal {

    private final ServerWrites server;
    private final TaskHistory history;
    private final Parties parties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Withdrawal(
            ServerWrites server, TaskHistory history, Parties parties, ApplicationEventPublisher events, Clock clock) {
        this.server = server;
        this.history = history;
        this.parties = parties;
        this.events = events;
        this.clock = clock;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 not-your-task, reason-needed */
    void check(ServiceRequest referral, ReferralChanges changes, Caller caller) {
        if (!caller.organization().equals(parties.organization(referral.getRequester()))) {
            throw Refusal.of(
                    Rule.NOT_YOUR_TASK,
                    "Only who sent a referral withdraws it; a service hands it on.",
                    "ServiceRequest.status");
        }
        if (!Why.isTold(reason(referral))) {
            throw Refusal.of(
                    Rule.REASON_NEEDED,
                    "Say why in the extension " + Codes.REQUEST_STATUS_REASON + ", or use $withdraw: " + Why.INSTEAD,
                    "ServiceRequest.extension");
        }
        changes.withdrawn(referral);
    }

    void cancelOpen(ServiceRequest referral, ReferralChanges changes) {
        CodeableConcept reason = reason(referral);
        for (Task task :
                history.onReferral("ServiceRequest/" + referral.getIdElement().getIdPart(), changes)) {
            if (ReferralTask.isOpen(task)) {
                Task cancelled = task.copy();
                cancelled.setStatus(TaskStatus.CANCELLED);
                cancelled.setStatusReason(reason.copy());
                cancelled.setLastModifiedElement(new DateTimeType(Date.from(clock.instant())));
                if (Codes.isStatusReason(reason, Codes.REASONS_OF_THE_PERSON)) {
                    cancelled.setBusinessStatus(Codes.businessStatus(Codes.PERSON_DECLINED));
                }
                server.update(cancelled, changes);
                events.publishEvent(new TaskMoved(task, cancelled, changes.transaction()));
            }
        }
    }

    private static CodeableConcept reason(ServiceRequest referral) {
        return referral.getExtensionsByUrl(Codes.REQUEST_STATUS_REASON).stream()
                .map(Extension::getValue)
                .filter(CodeableConcept.class::isInstance)
                .map(CodeableConcept.class::cast)
                .findFirst()
                .orElseGet(CodeableConcept::new);
    }
}

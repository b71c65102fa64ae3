package uk.onestory.referral;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import uk.onestory.directory.CareService;
import uk.onestory.referral.ReferralChanges.TaskChange;

/**
 * What is urgent: the Tasks of a referral are as urgent as the referral, and a Task that is stat is known to the single
 * point of access in the transaction that makes it so.
 */
@Component
class Urgency {

    private final ServerWrites server;
    private final TaskHistory history;
    private final Messages messages;
    private final ReceiptDate receiptDate;
    private final Chases chases;
    private final Clock clock;

    Urgency(
            ServerWrites server,
            TaskHistory history,
            Messages messages,
            ReceiptDate receiptDate,
            Chases chases,
            Clock clock) {
        this.server = server;
        this.history = history;
        this.messages = messages;
        this.receiptDate = receiptDate;
        this.chases = chases;
        this.clock = clock;
    }

    /**
     * The Task that a sender brought along, where only now it is known which service it asks: that one's times hold.
     *
     * @see BroughtTasks what is known from the bundle alone
     */
    void align(Task brought, CareService service, ReferralChanges changes) {
        Task asked = brought.copy();
        if (ReferralTask.service(asked).isEmpty()) {
            asked.addExtension(Codes.SERVICE, new Reference(service.reference()));
        }
        receiptDate.shorten(asked);
        if (ReceiptDate.due(asked)
                .flatMap(due -> ReceiptDate.due(brought).filter(due::isBefore))
                .isPresent()) {
            server.update(asked, changes);
        }
    }

    /** What follows from a transaction, when all else is written. */
    void complete(ReferralChanges changes) {
        changes.reprioritised().forEach(referral -> follow(referral, changes));
        changes.created().stream().filter(Silence::isEscalated).forEach(task -> tell(task, changes));
        List.copyOf(changes.made()).stream().filter(Silence::isEscalated).forEach(task -> tell(task, changes));
        for (TaskChange change : changes.changed()) {
            if (Silence.wasEscalated(change.after()) && !Silence.wasEscalated(change.before())) {
                tell(change.after(), changes);
            }
            if (Silence.isEscalated(change.before())
                    && change.before().getStatus() != change.after().getStatus()) {
                chases.settleOf(change.before(), changes);
            }
        }
        changes.withdrawn()
                .forEach(referral -> chases.settleOn(
                        "ServiceRequest/" + referral.getIdElement().getIdPart(), changes));
    }

    /** The sender has given the referral another priority: what is open on it gets the same, and never a later date. */
    private void follow(ServiceRequest referral, ReferralChanges changes) {
        for (Task stored :
                history.onReferral("ServiceRequest/" + referral.getIdElement().getIdPart())) {
            Optional<TaskChange> own = changes.changed().stream()
                    .filter(change -> sameId(change.after(), stored))
                    .findFirst();
            Task task = own.map(TaskChange::after).orElseGet(stored::copy);
            if (!ReferralTask.isOpen(task) || BroughtTasks.priority(task) == BroughtTasks.priority(referral)) {
                continue;
            }
            boolean told = Silence.wasEscalated(task);
            task.setPriority(BroughtTasks.priority(referral));
            if (!ReferralTask.isJointParent(task)) {
                hasten(task);
            }
            server.update(task, changes);
            if (own.isEmpty() && !told && Silence.wasEscalated(task)) {
                tell(task, changes);
            }
        }
    }

    private void hasten(Task task) {
        if (task.getStatus() == TaskStatus.REQUESTED) {
            receiptDate.shorten(task);
            if (task.getPriority() == TaskPriority.STAT && !Silence.wasEscalated(task)) {
                Silence.notReceived(task, Date.from(clock.instant()));
            }
        }
    }

    private void tell(Task urgent, ReferralChanges changes) {
        messages.escalation(Notice.URGENT, urgent).forEach(message -> server.create(message, changes));
    }

    private static boolean sameId(Task one, Task other) {
        return one.getIdElement().getIdPart().equals(other.getIdElement().getIdPart());
    }
}

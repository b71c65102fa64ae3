package uk.onestory.referral;

import java.util.Date;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * The marks of silence on a referral's Task: that its single point of access was told, and when its requester was reminded.
 * The server keeps them, and with them {@code businessStatus} while a Task is requested or stays on hold: whoever could
 * write it there could hide from the escalation.
 */
final class Silence {

    private static final Set<String> MARKS = Set.of(Codes.ESCALATED_AT, Codes.REMINDED_AT);

    private Silence() {}

    /** A new Task. One that is stat waits for no due date: it is escalated from the first moment. */
    static void begin(Task task, Date now) {
        task.getExtension().removeIf(extension -> extension.hasUrl() && MARKS.contains(extension.getUrl()));
        standsRequested(task, now);
    }

    /** A Task as a partner changes it. */
    static void keep(Task stored, Task task, Date now) {
        task.getExtension().removeIf(extension -> extension.hasUrl() && MARKS.contains(extension.getUrl()));
        stored.getExtensionsByUrl(Codes.ESCALATED_AT).forEach(mark -> task.addExtension(mark.copy()));
        boolean staysOnHold = stored.getStatus() == TaskStatus.ONHOLD && task.getStatus() == TaskStatus.ONHOLD;
        if (staysOnHold) {
            stored.getExtensionsByUrl(Codes.REMINDED_AT).forEach(mark -> task.addExtension(mark.copy()));
            task.setBusinessStatus(stored.getBusinessStatus().copy());
        } else if (task.getStatus() == TaskStatus.REQUESTED) {
            standsRequested(task, now);
        }
    }

    /** Nobody received it in time, or it is urgent: once for each Task. */
    static void notReceived(Task task, Date now) {
        task.addExtension(Codes.ESCALATED_AT, new DateTimeType(now));
        task.setBusinessStatus(Codes.businessStatus(Codes.ESCALATED));
    }

    /** The last reminder was not answered: once for each time that a Task goes on hold. */
    static void notAnswered(Task task) {
        task.setBusinessStatus(Codes.businessStatus(Codes.ESCALATED));
    }

    static void reminded(Task task, Date now) {
        task.addExtension(Codes.REMINDED_AT, new DateTimeType(now));
    }

    static int reminders(Task task) {
        return task.getExtensionsByUrl(Codes.REMINDED_AT).size();
    }

    static boolean wasEscalated(Task task) {
        return task.hasExtension(Codes.ESCALATED_AT);
    }

    /** Whether the single point of access still waits for somebody to move the Task. */
    static boolean isEscalated(Task task) {
        return ReferralTask.hasBusinessStatus(task, Codes.ESCALATED);
    }

    private static void standsRequested(Task task, Date now) {
        if (wasEscalated(task)) {
            task.setBusinessStatus(Codes.businessStatus(Codes.ESCALATED));
        } else if (task.getPriority() == TaskPriority.STAT) {
            notReceived(task, now);
        } else {
            task.setBusinessStatus(Codes.businessStatus(Codes.AWAITING_RECEIPT));
        }
    }
}

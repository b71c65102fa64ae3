package uk.onestory.referral;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import uk.onestory.directory.CareService;
import uk.onestory.server.Extensions;

/** Makes the Tasks by which a referral is worked, and fills in what the server keeps on those that partners bring. */
@Component
class FulfilmentTasks {

    private static final String TASK_CODES = "http://hl7.org/fhir/CodeSystem/task-code";

    private final ReceiptDate receiptDate;
    private final Clock clock;

    FulfilmentTasks(ReceiptDate receiptDate, Clock clock) {
        this.receiptDate = receiptDate;
        this.clock = clock;
    }

    /** The Task for one service, part by part from 1. */
    Task forService(ServiceRequest referral, Reference requester, CareService service, int part) {
        Task task = onReferral(referral, requester, String.valueOf(part));
        task.setStatus(TaskStatus.REQUESTED);
        task.setOwner(new Reference(service.organization()));
        task.addExtension(Codes.SERVICE, new Reference(service.reference()));
        fillIn(task);
        return task;
    }

    /** The Task that holds the parts of a joint referral together; the requester owns it and the server writes it. */
    Task jointParent(ServiceRequest referral, Reference requester) {
        Task task = onReferral(referral, requester, Codes.JOINT_PARENT);
        task.setStatus(TaskStatus.INPROGRESS);
        task.setBusinessStatus(Codes.businessStatus(Codes.AWAITING_RECEIPT));
        task.setOwner(requester.copy());
        return task;
    }

    /** The Task by which a service hands a person on: same referral, same part, same waiting clock. */
    Task successor(Task old, CareService service) {
        Task task = new Task();
        task.setStatus(TaskStatus.REQUESTED);
        task.setIntent(TaskIntent.ORDER);
        task.setCode(old.getCode().copy());
        task.setPriority(old.getPriority());
        task.setFocus(old.getFocus().copy());
        task.setFor(old.getFor().copy());
        task.setRequester(old.getRequester().copy());
        task.setOwner(new Reference(service.organization()));
        task.setPartOf(List.copyOf(old.getPartOf()));
        task.setGroupIdentifier(old.getGroupIdentifier().copy());
        Correlation.keep(old, task);
        task.addExtension(Codes.SERVICE, new Reference(service.reference()));
        if (old.hasExtension(Codes.WAITING_SINCE)) {
            task.addExtension(Extensions.first(old, Codes.WAITING_SINCE).copy());
        }
        fillIn(task);
        return task;
    }

    /** What the server keeps on a new Task, whoever brings it. */
    void fillIn(Task task) {
        Date now = Date.from(clock.instant());
        // new elements: the ones that were sent keep their precision, and then the order of the two cannot be told
        // (inv-1)
        task.setAuthoredOnElement(new DateTimeType(now));
        task.setLastModifiedElement(new DateTimeType(now));
        Silence.begin(task, now);
        task.getGroupIdentifier().setSystem(Codes.PART);
        if (!task.getGroupIdentifier().hasValue()) {
            task.getGroupIdentifier().setValue("1");
        }
        receiptDate.shorten(task);
    }

    /** What the owner asked for has come: it has the time to receive the Task once more. */
    void allowTimeAgain(Task task) {
        Date again = receiptDate.of(task);
        boolean later = ReceiptDate.due(task)
                .filter(due -> !due.isBefore(again.toInstant()))
                .isPresent();
        if (!later) {
            task.getRestriction().getPeriod().setEndElement(new DateTimeType(again));
        }
    }

    private Task onReferral(ServiceRequest referral, Reference requester, String part) {
        Task task = new Task();
        task.setIntent(TaskIntent.ORDER);
        task.getCode().addCoding().setSystem(TASK_CODES).setCode("fulfill").setDisplay("Fulfill the focal request");
        if (referral.hasPriority()) {
            task.setPriority(TaskPriority.fromCode(referral.getPriority().toCode()));
        }
        task.setFocus(new Reference("ServiceRequest/" + referral.getIdElement().getIdPart()));
        task.setFor(new Reference(Refs.to(referral.getSubject())));
        task.setRequester(requester.copy());
        task.setAuthoredOn(Date.from(clock.instant()));
        task.setLastModified(task.getAuthoredOn());
        task.getGroupIdentifier().setSystem(Codes.PART).setValue(part);
        Correlation.pass(referral, task);
        task.addExtension(Codes.WAITING_SINCE, new DateTimeType(referral.getAuthoredOn()));
        return task;
    }
}

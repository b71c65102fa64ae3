package uk.onestory.referral;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPriority;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uk.onestory.directory.Boroughs;
import uk.onestory.directory.CareService;
import uk.onestory.server.Extensions;

/** Writes what breaks a silence: Communications, and the Task by which a single point of access chases a referral. */
@Component
class Messages {

    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private final Boroughs boroughs;
    private final ReceiptDate receiptDate;
    private final Clock clock;

    Messages(Boroughs boroughs, ReceiptDate receiptDate, Clock clock) {
        this.boroughs = boroughs;
        this.receiptDate = receiptDate;
        this.clock = clock;
    }

    /**
     * A Communication to sender, owner and single point of access, and the Task of the latter, unless it is the one that is
     * late itself.
     *
     * @param task a referral's Task with its id
     */
    List<Resource> escalation(Notice notice, Task task) {
        Optional<CareService> singlePointOfAccess = singlePointOfAccess(task);
        List<Resource> messages = new ArrayList<>();
        Communication told = about(notice, task);
        told.addRecipient(new Reference(Refs.to(task.getRequester())));
        told.addRecipient(new Reference(Refs.to(task.getOwner())));
        singlePointOfAccess.ifPresent(service -> told.addRecipient(new Reference(service.reference())));
        messages.add(told);
        singlePointOfAccess
                .filter(service -> ReferralTask.service(task)
                        .filter(service.reference()::equals)
                        .isEmpty())
                .ifPresent(service -> messages.add(chase(notice, task, service)));
        return messages;
    }

    /** To the one who can answer. */
    Communication reminder(Task task) {
        Communication reminder = about(Notice.REMINDER, task);
        reminder.addRecipient(new Reference(Refs.to(task.getRequester())));
        return reminder;
    }

    private Optional<CareService> singlePointOfAccess(Task task) {
        Optional<CareService> found = boroughs.singlePointOfAccess(
                ReferralTask.service(task).orElse(null), Refs.to(task.getRequester()), Refs.to(task.getOwner()));
        if (found.isEmpty()) {
            LOG.warn(
                    "No single point of access is known for {} of {}: sender and owner are told, nobody else",
                    reference(task),
                    Refs.to(task.getOwner()));
        }
        return found;
    }

    private Communication about(Notice notice, Task task) {
        Communication told = new Communication();
        told.setStatus(CommunicationStatus.COMPLETED);
        told.addCategory(notice.concept());
        if (task.hasPriority()) {
            told.setPriority(CommunicationPriority.fromCode(task.getPriority().toCode()));
        }
        told.setSubject(new Reference(Refs.to(task.getFor())));
        told.addBasedOn(new Reference(Refs.to(task.getFocus())));
        told.addPartOf(new Reference(reference(task)));
        told.addAbout(new Reference(reference(task)));
        told.setSent(Date.from(clock.instant()));
        told.addPayload().setContent(new StringType(notice.words()));
        return told;
    }

    /** Its focus is the late Task, so that it is no step of the referral itself: who owns and who answers for it stays. */
    private Task chase(Notice notice, Task late, CareService service) {
        Task chase = new Task();
        chase.setStatus(TaskStatus.REQUESTED);
        chase.setIntent(TaskIntent.ORDER);
        chase.setPriority(late.getPriority());
        chase.setCode(notice.concept());
        chase.setDescription(notice.words());
        chase.setFocus(new Reference(reference(late)));
        chase.addBasedOn(new Reference(Refs.to(late.getFocus())));
        chase.setFor(new Reference(Refs.to(late.getFor())));
        chase.setRequester(new Reference(Refs.to(late.getRequester())));
        chase.setOwner(new Reference(service.organization()));
        chase.addExtension(Codes.SERVICE, new Reference(service.reference()));
        if (late.hasExtension(Codes.WAITING_SINCE)) {
            DateTimeType since =
                    (DateTimeType) Extensions.first(late, Codes.WAITING_SINCE).getValue();
            chase.addExtension(Codes.WAITING_SINCE, since.copy());
        }
        chase.setAuthoredOn(Date.from(clock.instant()));
        chase.setLastModified(chase.getAuthoredOn());
        chase.getRestriction().getPeriod().setEnd(receiptDate.of(chase));
        return chase;
    }

    private static String reference(Task task) {
        return "Task/" + task.getIdElement().getIdPart();
    }
}

package uk.onestory.referral;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/**
 * Tasks and Appointments that are no referral: information, reviews, follow-ups. Somebody is asked, and says yes or no for
 * themselves; nobody accepts in another organisation's name, or support at discharge would be a promise that nobody made.
 */
@Component
class FollowUps {

    /** What whoever asks may write as the status. */
    private static final Set<TaskStatus> OF_THE_REQUESTER =
            EnumSet.of(TaskStatus.DRAFT, TaskStatus.REQUESTED, TaskStatus.CANCELLED, TaskStatus.ENTEREDINERROR);

    /** What whoever asks may still write once the owner has said yes. */
    private static final Set<TaskStatus> TAKEN_BACK = EnumSet.of(TaskStatus.CANCELLED, TaskStatus.ENTEREDINERROR);

    /** Until then whoever asks may ask for something else; a promise and its date are the owner's. */
    private static final Set<TaskStatus> NOT_PROMISED =
            EnumSet.of(TaskStatus.DRAFT, TaskStatus.REQUESTED, TaskStatus.RECEIVED);

    private final Parties parties;

    FollowUps(Parties parties) {
        this.parties = parties;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 not-your-task */
    void creating(IBaseResource resource, Caller caller) {
        if (resource instanceof Task task) {
            asks(task, caller);
        } else if (resource instanceof Appointment appointment) {
            accepts(new Appointment(), appointment, caller);
        }
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 not-your-task, frozen-field */
    void updating(IBaseResource before, IBaseResource after, Caller caller) {
        if (after instanceof Task task && before instanceof Task stored) {
            moves(stored, task, caller);
        } else if (after instanceof Appointment appointment && before instanceof Appointment stored) {
            accepts(stored, appointment, caller);
        }
    }

    private void asks(Task task, Caller caller) {
        String requester = parties.organization(task.getRequester());
        if (requester != null && !requester.equals(caller.organization())) {
            throw Refusal.of(
                    Rule.NOT_YOUR_TASK, "Task.requester is the organisation that you act for.", "Task.requester");
        }
        if (!owns(task, caller) && !OF_THE_REQUESTER.contains(task.getStatus())) {
            throw Refusal.of(
                    Rule.NOT_YOUR_TASK,
                    "A Task for another organisation begins as requested; its owner moves it.",
                    "Task.status");
        }
    }

    private void moves(Task before, Task after, Caller caller) {
        if (parties.organization(before.getOwner()) == null) {
            asks(after, caller); // of nobody, or of a person, until now: whoever is named now has promised nothing yet
            return;
        }
        boolean requested = caller.organization().equals(parties.organization(before.getRequester()));
        if (!owns(before, caller) && !requested) {
            throw Refusal.of(Rule.NOT_YOUR_TASK, "Only the owner and the requester of a Task may change it.", "Task");
        }
        FrozenFields.check(before, after);
        if (!owns(before, caller)) {
            boolean promised = !NOT_PROMISED.contains(before.getStatus());
            boolean moved = before.getStatus() != after.getStatus();
            if (moved && !(promised ? TAKEN_BACK : OF_THE_REQUESTER).contains(after.getStatus())) {
                throw Refusal.of(
                        Rule.NOT_YOUR_TASK, "The owner moves the Task; the requester cancels it.", "Task.status");
            }
            if (promised) {
                RequesterFields.check(before, after);
            }
        }
    }

    private boolean owns(Task task, Caller caller) {
        return caller.organization().equals(parties.organization(task.getOwner()));
    }

    private void accepts(Appointment before, Appointment after, Caller caller) {
        for (AppointmentParticipantComponent participant : after.getParticipant()) {
            String organization = parties.organization(participant.getActor());
            boolean newlyAccepted = participant.getStatus() == ParticipationStatus.ACCEPTED
                    && before.getParticipant().stream()
                            .noneMatch(earlier -> earlier.getStatus() == ParticipationStatus.ACCEPTED
                                    && Refs.same(earlier.getActor(), participant.getActor()));
            if (newlyAccepted && organization != null && !Objects.equals(organization, caller.organization())) {
                throw Refusal.of(
                        Rule.NOT_YOUR_TASK,
                        "Only " + organization + " accepts for itself: send this participant as needs-action.",
                        "Appointment.participant.status");
            }
        }
    }
}

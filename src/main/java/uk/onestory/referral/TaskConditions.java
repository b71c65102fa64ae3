package uk.onestory.referral;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.ParameterComponent;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** What must be there before a Task moves, or stays and changes otherwise. */
@Component
class TaskConditions {

    private final TaskHistory history;
    private final Successors successors;
    private final Assessments assessments;
    private final PersonsResources resources;

    TaskConditions(TaskHistory history, Successors successors, Assessments assessments, PersonsResources resources) {
        this.history = history;
        this.successors = successors;
        this.assessments = assessments;
        this.resources = resources;
    }

    void move(Transition row, Task before, Task after, ReferralChanges changes) {
        switch (row.needs()) {
            case NOTHING, MISTAKE -> {}
            case INFORMATION_ASKED -> {
                needReason(Why.isTold(after.getStatusReason()));
                need(
                        ReferralTask.hasBusinessStatus(after, Codes.INFORMATION_REQUESTED),
                        Rule.REASON_NEEDED,
                        "A Task goes on hold to ask for information: set businessStatus information-requested.",
                        "Task.businessStatus");
            }
            case STATUS_BEFORE -> needStatusBefore(after);
            case INFORMATION_GIVEN -> {
                needStatusBefore(after);
                needInformation(before, after, changes);
            }
            case REASON -> needReason(Why.isToldAnew(before.getStatusReason(), after.getStatusReason()));
            case REASON_OF_THE_PERSON ->
                need(
                        Codes.isStatusReason(after.getStatusReason(), Codes.REASONS_OF_THE_PERSON),
                        Rule.REASON_NEEDED,
                        "An owner cancels only where the person declined or died: set statusReason person-declined or deceased;"
                                + " otherwise hand the person on with $hand-on.",
                        "Task.statusReason");
            case SUCCESSOR -> {
                successors.need(after, changes);
                need(
                        !after.hasStatusReason() || Why.isTold(after.getStatusReason()),
                        Rule.REASON_NEEDED,
                        "Tell why with a code or words in statusReason.",
                        "Task.statusReason");
            }
            // Judged when all of the transaction is written: the plan or the assessment may be in it.
            case SUPPORT, ASSESSMENT -> {}
        }
        if (row.who() == Actor.REQUESTER) {
            RequesterFields.check(before, after);
        }
        changes.later(() -> assessments.need(after, changes));
    }

    void stay(Task before, Task after, Set<Actor> parties, ReferralChanges changes) {
        need(
                ReferralTask.isOpen(before),
                Rule.ILLEGAL_TRANSITION,
                "A Task that is " + before.getStatus().toCode() + " stays as it is.",
                "Task.status");
        if (!parties.contains(Actor.OWNER)) {
            RequesterFields.check(before, after);
        }
        changes.later(() -> assessments.need(after, changes));
    }

    private void needStatusBefore(Task after) {
        Task.TaskStatus earlier = history.beforeHold(after).getStatus();
        need(
                earlier == after.getStatus(),
                Rule.ILLEGAL_TRANSITION,
                "From on-hold a Task goes back to the status it had before: " + earlier.toCode() + ".",
                "Task.status");
    }

    private void needInformation(Task before, Task after, ReferralChanges changes) {
        List<Reference> given = after.getInput().stream()
                .filter(input -> before.getInput().stream().noneMatch(input::equalsDeep))
                .map(ParameterComponent::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .toList();
        String instead = "To answer, add an input that refers to what was asked for, in the record of this person.";
        need(!given.isEmpty(), Rule.REASON_NEEDED, instead, "Task.input");
        changes.later(() -> need(
                given.stream().anyMatch(reference -> resources
                        .find(reference, after.getFor(), changes)
                        .isPresent()),
                Rule.REASON_NEEDED,
                instead,
                "Task.input"));
    }

    private static void needReason(boolean told) {
        need(told, Rule.REASON_NEEDED, "Tell why in statusReason: " + Why.INSTEAD, "Task.statusReason");
    }

    private static void need(boolean there, Rule rule, String instead, String path) {
        if (!there) {
            throw Refusal.of(rule, instead, path);
        }
    }
}

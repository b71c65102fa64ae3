package uk.onestory.referral;

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

    private static final Set<String> ASSESSMENTS = Set.of("ClinicalImpression", "QuestionnaireResponse");

    private final TaskHistory history;
    private final Successors successors;

    TaskConditions(TaskHistory history, Successors successors) {
        this.history = history;
        this.successors = successors;
    }

    void move(Transition row, Task before, Task after, ReferralChanges changes) {
        switch (row.needs()) {
            case NOTHING -> {}
            case INFORMATION_ASKED -> {
                needReason(after);
                need(
                        ReferralTask.hasBusinessStatus(after, Codes.INFORMATION_REQUESTED),
                        Rule.REASON_NEEDED,
                        "A Task goes on hold to ask for information: set businessStatus information-requested.",
                        "Task.businessStatus");
            }
            case STATUS_BEFORE -> needStatusBefore(after);
            case INFORMATION_GIVEN -> {
                needStatusBefore(after);
                needInformation(before, after);
            }
            case REASON -> needReason(after);
            case REASON_OF_THE_PERSON ->
                need(
                        Codes.isStatusReason(after.getStatusReason(), Codes.REASONS_OF_THE_PERSON),
                        Rule.REASON_NEEDED,
                        "An owner cancels only where the person declined or died: set statusReason person-declined or deceased;"
                                + " otherwise hand the person on with $hand-on.",
                        "Task.statusReason");
            case SUCCESSOR -> successors.need(after, changes);
            // Judged when all of the transaction is written: the plan may be in it.
            case SUPPORT -> {}
        }
        needAssessment(after);
    }

    void stay(Task before, Task after, Set<Actor> parties) {
        need(
                ReferralTask.isOpen(before),
                Rule.ILLEGAL_TRANSITION,
                "A Task that is " + before.getStatus().toCode() + " stays as it is.",
                "Task.status");
        if (!parties.contains(Actor.OWNER)) {
            needOnlyInputAndNotes(before, after);
        }
        needAssessment(after);
    }

    private void needStatusBefore(Task after) {
        Task.TaskStatus earlier = history.statusBeforeHold(after);
        need(
                earlier == after.getStatus(),
                Rule.ILLEGAL_TRANSITION,
                "From on-hold a Task goes back to the status it had before: " + earlier.toCode() + ".",
                "Task.status");
    }

    private static void needInformation(Task before, Task after) {
        boolean given = after.getInput().stream()
                .filter(input -> before.getInput().stream().noneMatch(input::equalsDeep))
                .map(ParameterComponent::getValue)
                .anyMatch(value -> value instanceof Reference reference && reference.hasReference());
        need(given, Rule.REASON_NEEDED, "To answer, add an input that refers to what was asked for.", "Task.input");
        needOnlyInputAndNotes(before, after);
    }

    private static void needOnlyInputAndNotes(Task before, Task after) {
        Task allowed = before.copy();
        allowed.setInput(after.getInput());
        allowed.setNote(after.getNote());
        allowed.setStatusElement(after.getStatusElement());
        allowed.setLastModifiedElement(after.getLastModifiedElement());
        allowed.setMeta(after.getMeta());
        allowed.setIdElement(after.getIdElement());
        allowed.setText(after.getText());
        need(
                allowed.equalsDeep(after),
                Rule.NOT_YOUR_TASK,
                "The requester adds input and notes; all else is the owner's.",
                "Task");
    }

    private static void needReason(Task after) {
        need(
                after.getStatusReason().hasCoding(),
                Rule.REASON_NEEDED,
                "Tell why with a code of OneStory-StatusReason in statusReason.",
                "Task.statusReason");
    }

    /** From "assessed" on there is an assessment that the next service can read. */
    private static void needAssessment(Task after) {
        boolean told = Codes.isBusinessStatus(after.getBusinessStatus(), Codes.ASSESSED_OR_LATER);
        boolean there = after.getOutput().stream()
                .anyMatch(output -> output.getValue() instanceof Reference reference
                        && ASSESSMENTS.contains(reference.getReferenceElement().getResourceType()));
        need(
                !told || there,
                Rule.ASSESSMENT_NEEDED,
                "Put the assessment (a ClinicalImpression or QuestionnaireResponse) into output before"
                        + " businessStatus says that it is done.",
                "Task.output");
    }

    private static void need(boolean there, Rule rule, String instead, String path) {
        if (!there) {
            throw Refusal.of(rule, instead, path);
        }
    }
}

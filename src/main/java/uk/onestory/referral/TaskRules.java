package uk.onestory.referral;

import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/**
 * Judges one change of a referral's Task by a partner. When several rules are broken the first of these answers:
 * frozen-field, not-your-task, illegal-transition, then the condition of the row.
 */
@Component
class TaskRules {

    private final TaskConditions conditions;

    TaskRules(TaskConditions conditions) {
        this.conditions = conditions;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 with the rule that is broken */
    void judge(Task before, Task after, ReferralChanges changes, Caller caller) {
        FrozenFields.check(before, after);
        Set<Actor> parties = parties(before, caller);
        if (parties.isEmpty()) {
            throw Refusal.of(Rule.NOT_YOUR_TASK, "Only the owner and the requester of a Task may change it.", "Task");
        }
        if (before.getStatus() == after.getStatus()) {
            conditions.stay(before, after, parties, changes);
        } else {
            Transition row = Transitions.find(before.getStatus(), after.getStatus(), parties)
                    .orElseThrow(() -> illegal(before.getStatus(), after.getStatus()));
            conditions.move(row, before, after, changes);
        }
    }

    private static Set<Actor> parties(Task task, Caller caller) {
        Set<Actor> parties = EnumSet.noneOf(Actor.class);
        if (ReferralTask.isJointParent(task)) {
            return parties; // the server alone writes it
        }
        if (caller.organization().equals(Refs.to(task.getOwner()))) {
            parties.add(Actor.OWNER);
        }
        if (caller.organization().equals(Refs.to(task.getRequester()))) {
            parties.add(Actor.REQUESTER);
        }
        return parties;
    }

    private static RuntimeException illegal(TaskStatus from, TaskStatus to) {
        String why = Transitions.anybodyMay(from, to) ? "this party may not take that step" : "there is no such step";
        return Refusal.of(
                Rule.ILLEGAL_TRANSITION,
                "From " + from.toCode() + " to " + (to == null ? "no status" : to.toCode()) + ": " + why + ".",
                "Task.status");
    }
}

package uk.onestory.referral;

import static org.hl7.fhir.r4.model.Task.TaskStatus.ACCEPTED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.CANCELLED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.COMPLETED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.ENTEREDINERROR;
import static org.hl7.fhir.r4.model.Task.TaskStatus.INPROGRESS;
import static org.hl7.fhir.r4.model.Task.TaskStatus.ONHOLD;
import static org.hl7.fhir.r4.model.Task.TaskStatus.RECEIVED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.REJECTED;
import static org.hl7.fhir.r4.model.Task.TaskStatus.REQUESTED;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * The table of transitions of a Task whose focus is a referral. What does not stand here is refused. {@link
 * TransitionTable} shows it to people.
 */
final class Transitions {

    static final Set<TaskStatus> OPEN = EnumSet.of(REQUESTED, RECEIVED, ACCEPTED, ONHOLD, INPROGRESS);

    static final List<Transition> TABLE = List.of(
            row(Set.of(REQUESTED), RECEIVED, Actor.OWNER, Condition.NOTHING),
            row(Set.of(REQUESTED, RECEIVED), ACCEPTED, Actor.OWNER, Condition.NOTHING),
            row(Set.of(REQUESTED, RECEIVED, ACCEPTED, INPROGRESS), ONHOLD, Actor.OWNER, Condition.INFORMATION_ASKED),
            row(Set.of(ONHOLD), REQUESTED, Actor.OWNER, Condition.STATUS_BEFORE),
            row(Set.of(ONHOLD), RECEIVED, Actor.OWNER, Condition.STATUS_BEFORE),
            row(Set.of(ONHOLD), ACCEPTED, Actor.OWNER, Condition.STATUS_BEFORE),
            row(Set.of(ONHOLD), INPROGRESS, Actor.OWNER, Condition.STATUS_BEFORE),
            row(Set.of(ONHOLD), REQUESTED, Actor.REQUESTER, Condition.INFORMATION_GIVEN),
            row(Set.of(ONHOLD), RECEIVED, Actor.REQUESTER, Condition.INFORMATION_GIVEN),
            row(Set.of(ONHOLD), ACCEPTED, Actor.REQUESTER, Condition.INFORMATION_GIVEN),
            row(Set.of(ONHOLD), INPROGRESS, Actor.REQUESTER, Condition.INFORMATION_GIVEN),
            row(Set.of(ACCEPTED), INPROGRESS, Actor.OWNER, Condition.ASSESSMENT),
            row(OPEN, REJECTED, Actor.OWNER, Condition.SUCCESSOR),
            row(Set.of(ACCEPTED, INPROGRESS), COMPLETED, Actor.OWNER, Condition.SUPPORT),
            row(OPEN, CANCELLED, Actor.REQUESTER, Condition.REASON),
            row(OPEN, CANCELLED, Actor.OWNER, Condition.REASON_OF_THE_PERSON),
            row(Set.of(REQUESTED), ENTEREDINERROR, Actor.REQUESTER, Condition.MISTAKE));

    private Transitions() {}

    static Optional<Transition> find(TaskStatus from, TaskStatus to, Set<Actor> parties) {
        return rows(from, to).filter(row -> parties.contains(row.who())).findFirst();
    }

    /** Whether some party may do it, so that the refusal can say who. */
    static boolean anybodyMay(TaskStatus from, TaskStatus to) {
        return rows(from, to).findAny().isPresent();
    }

    private static Stream<Transition> rows(TaskStatus from, TaskStatus to) {
        return TABLE.stream().filter(row -> row.to() == to && row.from().contains(from));
    }

    private static Transition row(Set<TaskStatus> from, TaskStatus to, Actor who, Condition needs) {
        return new Transition(from, to, who, needs);
    }
}

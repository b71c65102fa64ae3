package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    private static final Set<Actor> BOTH = EnumSet.allOf(Actor.class);

    @Test
    void whatIsClosedStaysClosed() {
        Set<TaskStatus> closed = EnumSet.complementOf(EnumSet.copyOf(Transitions.OPEN));

        for (TaskStatus from : closed) {
            for (TaskStatus to : TaskStatus.values()) {
                assertThat(Transitions.find(from, to, BOTH))
                        .as(from + " to " + to)
                        .isEmpty();
            }
        }
    }

    @Test
    void nothingEverFails() {
        assertThat(Transitions.TABLE).noneMatch(row -> row.to() == TaskStatus.FAILED);
    }

    @Test
    void everyRejectionNeedsASuccessor() {
        assertThat(Transitions.TABLE)
                .filteredOn(row -> row.to() == TaskStatus.REJECTED)
                .isNotEmpty()
                .allMatch(row -> row.needs() == Condition.SUCCESSOR);
    }

    @Test
    void everyCompletionNeedsSupport() {
        assertThat(Transitions.TABLE)
                .filteredOn(row -> row.to() == TaskStatus.COMPLETED)
                .isNotEmpty()
                .allMatch(row -> row.needs() == Condition.SUPPORT);
    }

    @Test
    void requesterMovesNothingForward() {
        assertThat(Transitions.TABLE)
                .filteredOn(row -> row.who() == Actor.REQUESTER && !row.from().equals(Set.of(TaskStatus.ONHOLD)))
                .allMatch(row -> row.to() == TaskStatus.CANCELLED || row.to() == TaskStatus.ENTEREDINERROR);
    }
}

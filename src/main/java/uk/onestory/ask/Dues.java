package uk.onestory.ask;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Clock;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;

/** What is to be looked at, and when that has been done. */
@Component
class Dues {

    private static final Set<TaskStatus> CLOSED = EnumSet.of(
            TaskStatus.COMPLETED,
            TaskStatus.CANCELLED,
            TaskStatus.REJECTED,
            TaskStatus.FAILED,
            TaskStatus.ENTEREDINERROR);

    private static final Logger LOG = LoggerFactory.getLogger(Dues.class);

    private final DueTable table;
    private final DaoRegistry daos;
    private final Clock clock;

    Dues(DueTable table, DaoRegistry daos, Clock clock) {
        this.table = table;
        this.daos = daos;
        this.clock = clock;
    }

    List<Due> about(Due.Kind kind, String about) {
        return table.about(kind, about);
    }

    /**
     * Whatever was expected of the same thing before is settled, unless it is this.
     *
     * @param write stores a Task in the transaction of the thread
     */
    void expect(Due due, Consumer<Task> write) {
        boolean known = false;
        for (Due before : table.about(due.kind(), due.about())) {
            if (before.organization().equals(due.organization())
                    && before.on().equals(due.on())
                    && before.person().equals(due.person())) {
                known = true;
            } else {
                settle(before, write);
            }
        }
        if (!known) {
            table.add(due);
        }
    }

    /** Of several organisations each on its own. */
    void expectOnce(Due due) {
        if (table.about(due.kind(), due.about()).stream()
                .noneMatch(other -> other.organization().equals(due.organization()))) {
            table.add(due);
        }
    }

    /** It was looked at, or need not be any more. */
    void settle(Due due, Consumer<Task> write) {
        table.remove(due);
        if (due.task() == null) {
            return;
        }
        try {
            Task task = daos.getResourceDao(Task.class)
                    .read(new IdType("Task", due.task()), Callers.server())
                    .copy();
            if (!CLOSED.contains(task.getStatus())) {
                task.setStatus(TaskStatus.COMPLETED);
                task.getStatusReason().setText("It has been looked at.");
                task.setLastModifiedElement(new DateTimeType(Date.from(clock.instant())));
                write.accept(task);
            }
        } catch (ResourceNotFoundException | ResourceGoneException gone) {
            LOG.debug("Task/{} is gone: nothing is left to be closed", due.task());
        }
    }

    /** @param organization logical id */
    void settle(Due.Kind kind, String about, String organization, Consumer<Task> write) {
        table.about(kind, about).stream()
                .filter(due -> due.organization().equals(organization))
                .forEach(due -> settle(due, write));
    }

    void settle(Due.Kind kind, String about, Consumer<Task> write) {
        table.about(kind, about).forEach(due -> settle(due, write));
    }

    /** The record was joined into another one; both by logical id. */
    void follow(String from, String into, Consumer<Task> write) {
        List<Due> there = table.of(into);
        for (Due due : table.of(from)) {
            String about = due.about().equals("Patient/" + from) ? "Patient/" + into : due.about();
            Due moved = new Due(due.kind(), about, due.organization(), into, due.on(), due.task());
            boolean twice = there.stream()
                    .anyMatch(other -> other.kind() == moved.kind()
                            && other.about().equals(moved.about())
                            && other.organization().equals(moved.organization()));
            if (twice) {
                settle(due, write);
            } else {
                table.remove(due);
                table.add(moved);
            }
        }
    }
}

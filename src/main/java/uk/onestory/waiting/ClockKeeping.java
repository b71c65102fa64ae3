package uk.onestory.waiting;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.AlreadyValidated;

/**
 * Keeps the clocks of a person's Tasks right. A Task that is being written gets its clock in place, so that it needs no
 * second version; the others are written before the commit, and only those whose clock has changed.
 */
@Component
class ClockKeeping {

    private static final Pattern PERSON = Pattern.compile("Patient/[A-Za-z0-9.-]{1,64}");

    private final StoredRecord stored;
    private final Clocks clocks;
    private final DaoRegistry daos;

    ClockKeeping(StoredRecord stored, Clocks clocks, DaoRegistry daos) {
        this.stored = stored;
        this.clocks = clocks;
        this.daos = daos;
    }

    /** A Task that is about to be stored, and is part of the writes already; cleared where it is no part of a referral. */
    void fillIn(Task task, Writes writes) {
        ClockExtension.clear(task);
        if (ReferralPart.is(task)) {
            String person = Refs.to(task.getFor()).orElse("");
            clocks.of(writes.record(person, this::read)).stream()
                    .filter(reckoned -> reckoned.task() == task)
                    .forEach(reckoned -> ClockExtension.set(task, reckoned.clock()));
        }
    }

    /** What else of the people's Tasks follows from the transaction. */
    void bringUpToDate(Writes writes, TransactionDetails transaction) {
        for (String person : writes.people()) {
            for (Clocks.Reckoned reckoned : clocks.of(writes.record(person, this::read))) {
                if (!ClockExtension.shows(reckoned.task(), reckoned.clock())) {
                    write(reckoned, transaction);
                }
            }
        }
    }

    /** What is stored under the id, and not what was read: nothing but the clock may change. */
    private void write(Clocks.Reckoned reckoned, TransactionDetails transaction) {
        IFhirResourceDao<Task> tasks = daos.getResourceDao(Task.class);
        IdType id = new IdType("Task", reckoned.task().getIdElement().getIdPart());
        Task changed = tasks.read(id, Callers.server()).copy();
        ClockExtension.set(changed, reckoned.clock());
        tasks.update(changed, null, true, false, AlreadyValidated.mark(Callers.server()), transaction);
    }

    private List<Resource> read(String person) {
        return PERSON.matcher(person).matches() ? stored.about(person.substring("Patient/".length())) : List.of();
    }
}

package uk.onestory.referral;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.server.StoredResources;

/** What was before: earlier versions of a Task, and the other Tasks of its referral. */
@Component
class TaskHistory {

    private final DaoRegistry daos;
    private final StoredResources stored;

    TaskHistory(DaoRegistry daos, StoredResources stored) {
        this.daos = daos;
        this.stored = stored;
    }

    /** The newest version that was not on hold; the first one where all were. */
    Task beforeHold(Task task) {
        String id = task.getIdElement().getIdPart();
        Task version = tasks().read(new IdType("Task", id), Callers.server());
        long earlier = version.getIdElement().getVersionIdPartAsLong();
        while (version.getStatus() == TaskStatus.ONHOLD && earlier > 1) {
            earlier--;
            version = tasks().read(new IdType("Task", id, String.valueOf(earlier)), Callers.server());
        }
        return version;
    }

    /**
     * The Task of a referral that an operation is about, as it is stored.
     *
     * @param id logical id
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 404, 410; 422 illegal-transition where it is
     *     some other Task
     */
    Task operatedOn(String id) {
        Task task = stored.read(Task.class, id);
        if (!ReferralTask.is(task)) {
            throw Refusal.of(
                    Rule.ILLEGAL_TRANSITION,
                    "This is no Task of a referral, so it is not handed on, stepped or discharged: PATCH its status.",
                    "Task.focus");
        }
        return task;
    }

    /** All Tasks on a referral, as they are stored; what this transaction changes may not be seen yet. */
    List<Task> onReferral(String referral) {
        return stored.referringTo("Task.focus", referral).stream()
                .map(Task.class::cast)
                .toList();
    }

    /** All Tasks on a referral as they will be when this transaction is committed. */
    Collection<Task> onReferral(String referral, ReferralChanges changes) {
        Map<String, Task> tasks = new LinkedHashMap<>();
        Stream.of(
                        onReferral(referral).stream(),
                        changes.changed().stream()
                                .map(ReferralChanges.TaskChange::after)
                                .filter(task -> referral.equals(Refs.to(task.getFocus()))),
                        changes.createdOn(referral))
                .flatMap(Function.identity())
                .forEach(task -> tasks.put(task.getIdElement().getIdPart(), task));
        return tasks.values();
    }

    private IFhirResourceDao<Task> tasks() {
        return daos.getResourceDao(Task.class);
    }
}

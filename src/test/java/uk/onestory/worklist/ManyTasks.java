package uk.onestory.worklist;

import static uk.onestory.OneStoryServer.as;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import uk.onestory.OneStoryServer;
import uk.onestory.access.Callers;

/** Tasks of owners that no other test has, written, changed and deleted at random, always the same way. */
final class ManyTasks {

    private static final List<TaskStatus> STATUSES =
            List.of(TaskStatus.REQUESTED, TaskStatus.RECEIVED, TaskStatus.ACCEPTED, TaskStatus.COMPLETED);
    /** Few, so that many are the same; of each precision, and none. */
    private static final List<String> DATES = List.of(
            "",
            "",
            "2026",
            "2026-03",
            "2026-03-01",
            "2026-03-02",
            "2026-03-01T09:30:00Z",
            "2026-03-01T09:30:00.001Z",
            "2026-03-01T10:30:00+01:00",
            "1987-05-04",
            "2025-12-31T23:59:59-11:00");

    static final ManyTasks MADE = new ManyTasks(300);

    private final Random random = new Random(20261122);
    private final List<String> owners;

    private ManyTasks(int count) {
        this.owners = Stream.generate(this::newOwner).limit(3).toList();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(create(pick(owners), pick(STATUSES)));
        }
        for (int i = 0; i < count / 3; i++) {
            change(pick(ids), task -> fill(task, pick(owners), pick(STATUSES)));
        }
        for (int i = 0; i < count / 10; i++) {
            delete(ids.remove(random.nextInt(ids.size())));
        }
    }

    /** {@code Organization/id}, of each. */
    List<String> owners() {
        return owners;
    }

    String newOwner() {
        return "Organization/"
                + as("demo-admin")
                        .body(Map.of("resourceType", "Organization", "active", true, "name", "A team of a test"))
                        .post("/Organization")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id");
    }

    String create(String owner, TaskStatus status) {
        Task task = fill(new Task().setIntent(TaskIntent.ORDER), owner, status);
        return dao().create(task, Callers.server()).getId().getIdPart();
    }

    void change(String id, Consumer<Task> change) {
        Task task = dao().read(new IdType("Task", id), Callers.server()).copy();
        change.accept(task);
        dao().update(task, Callers.server());
    }

    void delete(String id) {
        dao().delete(new IdType("Task", id), Callers.server());
    }

    /** Writes a deleted one again. */
    void restore(String id, String owner) {
        Task task = fill(new Task().setIntent(TaskIntent.ORDER), owner, TaskStatus.REQUESTED);
        task.setId(id);
        dao().update(task, Callers.server());
    }

    private Task fill(Task task, String owner, TaskStatus status) {
        task.setOwner(new Reference(owner)).setStatus(status);
        task.setAuthoredOnElement(date());
        task.getRestriction().getPeriod().setEndElement(date());
        return task;
    }

    private DateTimeType date() {
        String date = pick(DATES);
        return date.isEmpty() ? null : new DateTimeType(date);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static IFhirResourceDao<Task> dao() {
        return OneStoryServer.bean(DaoRegistry.class).getResourceDao(Task.class);
    }
}

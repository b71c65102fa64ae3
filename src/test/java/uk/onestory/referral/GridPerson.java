package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import uk.onestory.OneStoryServer;
import uk.onestory.access.Callers;
import uk.onestory.conformance.AlreadyValidated;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;
import uk.onestory.scenario.Way;

/**
 * A person whom the GP refers to the CMHT again and again, with a Task in any status: one that no partner can reach is
 * written past the rules, as the server. And all that a step of the Task may need.
 */
final class GridPerson {

    private static final String CODES = "https://fhir.onestory.example/CodeSystem/OneStory-";
    private static final Date AHEAD = new DateTimeType("2099-06-01T10:00:00+01:00").getValue();

    private final Referral live = Referral.toCmht();
    private final Reference patient = new Reference("Patient/" + live.patient());
    private final String plan = create(plan());
    private final String followUp = acceptedFollowUp();

    /** A new referral of the person whose Task stands there. */
    Task taskThatIs(TaskStatus status) {
        Task task = taskOn(create(StepRequests.another(live)));
        if (status == TaskStatus.ONHOLD) {
            task = write(task, TaskStatus.RECEIVED);
        }
        return status == TaskStatus.REQUESTED ? task : write(task, status);
    }

    /** The step with a note and nothing else. */
    static Task bare(Task task, TaskStatus to) {
        Task moved = task.copy();
        moved.setStatus(to);
        moved.addNote().setText("Talked about it on the phone");
        return moved;
    }

    /** The step with all that it needs. */
    Task complete(Task task, TaskStatus to, Way way, Grid.Role role) {
        Task moved = bare(task, to);
        switch (to) {
            case CANCELLED -> moved.setStatusReason(reason("person-declined"));
            case ONHOLD -> {
                moved.setStatusReason(reason("information-needed"));
                moved.setBusinessStatus(concept("BusinessStatus", "information-requested"));
            }
            case REJECTED -> {
                moved.setStatusReason(reason(way == Way.TRANSACTION ? "redirected" : "duplicate"));
                if (way != Way.TRANSACTION) {
                    moved.addOutput()
                            .setValue(new Reference("ServiceRequest/" + live.id()))
                            .getType()
                            .setText("the referral that goes on");
                }
            }
            case COMPLETED -> {
                moved.addOutput().setValue(new Reference(plan)).getType().setText("staying-well plan");
                moved.addOutput().setValue(new Reference(followUp)).getType().setText("follow-up");
            }
            default -> {
                assertThat(role).isEqualTo(Grid.Role.REQUESTER);
                moved.addInput().setValue(patient.copy()).getType().setText("what was asked for");
            }
        }
        return moved;
    }

    /** Where a rejection by transaction goes on; null for all else. */
    static Task successor(Task task, TaskStatus to, Way way) {
        if (to != TaskStatus.REJECTED || way != Way.TRANSACTION) {
            return null;
        }
        Task next = new Task();
        next.setStatus(TaskStatus.REQUESTED);
        next.setIntent(task.getIntent());
        next.setCode(task.getCode());
        next.setFocus(task.getFocus());
        next.setFor(task.getFor());
        next.setRequester(task.getRequester());
        next.setOwner(new Reference("Organization/with-you"));
        return next;
    }

    static Task now(Task task) {
        return tasks().read(task.getIdElement().toUnqualifiedVersionless(), Callers.server());
    }

    /** Versions of the referral and of its Tasks. */
    static List<String> versions(Task task) {
        IdType referral = new IdType(task.getFocus().getReference());
        ServiceRequest stored = OneStoryServer.bean(DaoRegistry.class)
                .getResourceDao(ServiceRequest.class)
                .read(referral, Callers.server());
        List<String> versions = new java.util.ArrayList<>(tasksOn(referral.getValue()).stream()
                .map(GridPerson::version)
                .sorted()
                .toList());
        versions.add(version(stored));
        return versions;
    }

    private static String version(Resource resource) {
        return resource.getIdElement().toUnqualified().getValue();
    }

    private static Task write(Task task, TaskStatus status) {
        Task written = task.copy();
        written.setStatus(status);
        if (List.of(TaskStatus.REJECTED, TaskStatus.CANCELLED, TaskStatus.ONHOLD)
                .contains(status)) {
            written.setStatusReason(reason("information-needed"));
        }
        if (List.of(TaskStatus.ACCEPTED, TaskStatus.INPROGRESS, TaskStatus.COMPLETED)
                .contains(status)) {
            written.getExecutionPeriod().setStart(task.getAuthoredOn());
        }
        tasks().update(written, AlreadyValidated.mark(Callers.server()));
        return now(task);
    }

    private static Task taskOn(String referral) {
        List<Task> found = tasksOn(referral);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<Task> tasksOn(String referral) {
        SearchParameterMap focus = SearchParameterMap.newSynchronous(Task.SP_FOCUS, new ReferenceParam(referral));
        return tasks().search(focus, Callers.server()).getAllResources().stream()
                .map(Task.class::cast)
                .toList();
    }

    private static IFhirResourceDao<Task> tasks() {
        return OneStoryServer.bean(DaoRegistry.class).getResourceDao(Task.class);
    }

    private CarePlan plan() {
        CarePlan stayingWell = new CarePlan();
        stayingWell.setStatus(CarePlan.CarePlanStatus.ACTIVE);
        stayingWell.setIntent(CarePlan.CarePlanIntent.PLAN);
        stayingWell.addCategory(concept("PlanKind", "staying-well"));
        stayingWell.setSubject(patient);
        return stayingWell;
    }

    private String acceptedFollowUp() {
        Task task = new Task();
        task.setStatus(TaskStatus.REQUESTED);
        task.setIntent(TaskIntent.ORDER);
        task.setFor(patient);
        task.setRequester(new Reference("Organization/gmmh"));
        task.setOwner(new Reference("Organization/gp-wigan-1"));
        task.getRestriction().getPeriod().setEnd(AHEAD);
        String reference = create("demo-cmht", task);
        new TestTask(reference.substring("Task/".length()))
                .patchStatus("demo-gp", "accepted")
                .then()
                .statusCode(200);
        return reference;
    }

    private static String create(Resource resource) {
        return create("demo-gp", resource);
    }

    private static String create(String partner, Resource resource) {
        return resource.fhirType() + "/"
                + as(partner)
                        .body(OneStoryServer.fhir().newJsonParser().encodeResourceToString(resource))
                        .post("/" + resource.fhirType())
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id");
    }

    private static CodeableConcept reason(String code) {
        return concept("StatusReason", code);
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(CODES + system, code, null));
    }
}

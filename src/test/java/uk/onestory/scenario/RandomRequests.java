package uk.onestory.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Makes requests out of random numbers, right ones and wrong ones. */
final class RandomRequests {

    private static final List<String> PARTNERS = List.of(Api.GP, Api.CMHT, Api.WITH_YOU);
    private static final Map<String, String> ORGANISATION =
            Map.of(Api.GP, "gp-wigan-1", Api.CMHT, "gmmh", Api.WITH_YOU, "with-you");
    private static final List<Way> WAYS = List.of(Way.values());
    private static final List<ServiceRequestStatus> STATUSES = List.of(
            ServiceRequestStatus.COMPLETED,
            ServiceRequestStatus.ENTEREDINERROR,
            ServiceRequestStatus.ONHOLD,
            ServiceRequestStatus.DRAFT,
            ServiceRequestStatus.UNKNOWN);
    /** Three that take people, and some that do not. */
    private static final List<String> SERVICES = List.of(
            "with-you-wigan",
            "cmht-wigan",
            "with-you-wigan",
            "co-occurring-wigan",
            "spa-wigan",
            "gp-wigan-1",
            "cmht-wigan",
            "living-well-bury",
            "with-you-wigan",
            "no-such-service");

    /** First the usual next one. */
    private static final Map<TaskStatus, List<TaskStatus>> USUAL = Map.of(
            TaskStatus.REQUESTED,
                    List.of(TaskStatus.ACCEPTED, TaskStatus.RECEIVED, TaskStatus.ACCEPTED, TaskStatus.ONHOLD),
            TaskStatus.RECEIVED, List.of(TaskStatus.ACCEPTED, TaskStatus.ONHOLD),
            TaskStatus.ACCEPTED, List.of(TaskStatus.INPROGRESS, TaskStatus.ONHOLD, TaskStatus.REJECTED),
            TaskStatus.INPROGRESS, List.of(TaskStatus.COMPLETED, TaskStatus.ONHOLD, TaskStatus.REJECTED),
            TaskStatus.ONHOLD, List.of(TaskStatus.REQUESTED, TaskStatus.RECEIVED, TaskStatus.ACCEPTED));

    private static final List<BiConsumer<Task, Reference>> FROZEN = List.of(
            (task, other) -> task.setOwner(new Reference("Organization/gp-wigan-2")),
            (task, other) -> task.setRequester(new Reference("Organization/gp-wigan-2")),
            (task, other) -> task.setFocus(other),
            (task, other) -> task.setFor(new Reference("Patient/nobody")),
            (task, other) -> task.getGroupIdentifier().setValue("7"),
            (task, other) -> task.getGroupIdentifier().setSystem("urn:oid:1.2.3"),
            (task, other) -> task.addBasedOn(other),
            (task, other) -> task.addPartOf(new Reference("Task/none")));

    private final Api api;
    private final RandomWorld world;

    RandomRequests(Api api, RandomWorld world) {
        this.api = api;
        this.world = world;
    }

    Api.Answer make(Move move, ReferralNow referral) {
        String person = referral.referral().getSubject().getReferenceElement().getIdPart();
        Task task = pick(move, referral);
        String owner = move.byTheRightOne() ? partner(task.getOwner()) : PARTNERS.get(move.who() % 3);
        String requester = move.byTheRightOne() ? partner(task.getRequester()) : PARTNERS.get(move.who() % 3);
        return switch (move.kind()) {
            case TRANSITION -> transition(move, task, person, move.with(9) && move.with(8) ? requester : owner);
            case HAND_ON -> operate(owner, task, "$hand-on", next(move, person));
            case STEP -> {
                Parameters next = next(move, person);
                next.addParameter(
                        "direction",
                        new CodeType(
                                List.of("up", "down", "up", "down", "aside").get(move.how() % 5)));
                yield operate(owner, task, "$step", next);
            }
            case DISCHARGE -> operate(owner, task, "$discharge", support(move, task, person));
            case WITHDRAW -> {
                Parameters why = new Parameters().addParameter("decided-by", new CodeType("person"));
                if (move.with(0)) {
                    why.addParameter("reason", new CodeableConcept().setText("Family helps"));
                }
                yield api.post(requester, "/ServiceRequest/" + referral.id() + "/$withdraw", why);
            }
            case SEND -> send(move, move.target(SERVICES));
            case SEND_JOINTLY -> send(move, "cmht-wigan", move.target(SERVICES));
            case ASSESS -> {
                Api.Answer made = api.post(owner, "/ClinicalImpression", Papers.assessment(person));
                world.assessments().add("ClinicalImpression/" + made.id("ClinicalImpression"));
                yield made;
            }
            case ASK_TO_FOLLOW_UP -> {
                String by = ORGANISATION.get(move.target(PARTNERS));
                Api.Answer asked = api.post(owner, "/Task", Papers.followUp(person, ORGANISATION.get(owner), by));
                world.followUps().add(asked.id("Task"));
                yield asked;
            }
            case ANSWER_FOLLOW_UP -> answerFollowUp(move, task, owner);
            case FROZEN_FIELD -> {
                Task changed = task.copy();
                move.target(FROZEN).accept(changed, new Reference("ServiceRequest/none"));
                yield change(move, owner, task, changed);
            }
            case STALE_VERSION -> {
                Task stale = task.copy();
                stale.setIdElement(task.getIdElement().withVersion(String.valueOf(900 + move.where())));
                yield change(move, owner, stale, moved(stale, TaskStatus.RECEIVED));
            }
            case CHANGE_REFERRAL -> changeReferral(move, referral.referral(), requester);
        };
    }

    private Api.Answer transition(Move move, Task task, String person, String partner) {
        boolean usual = move.where() % 3 > 0 && USUAL.containsKey(task.getStatus());
        TaskStatus to = usual ? move.target(USUAL.get(task.getStatus())) : twelve().get(move.where() % 12);
        Task moved = moved(task, to);
        if (move.with(0)) {
            moved.setStatusReason(
                    Papers.concept("StatusReason", move.with(1) ? "information-needed" : "person-declined"));
        }
        if (to == TaskStatus.ONHOLD && move.with(2)) {
            moved.setBusinessStatus(Papers.concept("BusinessStatus", "information-requested"));
        }
        if (to == TaskStatus.INPROGRESS && move.with(2)) {
            moved.setBusinessStatus(Papers.concept("BusinessStatus", "assessed"));
        }
        if (to == TaskStatus.REJECTED && move.with(3)) {
            moved.setStatusReason(Papers.concept("StatusReason", "duplicate"));
            output(moved, "ServiceRequest/" + move.target(world.referrals()));
        }
        if (!world.assessments().isEmpty() && move.with(4)) {
            output(moved, move.target(world.assessments()));
        }
        if (move.with(5)) {
            moved.addInput()
                    .setValue(new Reference("Patient/" + (move.with(6) ? person : move.target(world.people()))))
                    .getType()
                    .setText("what was asked for");
        }
        return change(move, partner, task, moved);
    }

    /** By one of the ways; a rejection by transaction brings a successor along, now and then the wrong one. */
    private Api.Answer change(Move move, String partner, Task before, Task after) {
        Way drawn = WAYS.get(move.who() / 10 % WAYS.size());
        // The patch by FHIRPath is made for what may change.
        Way way = drawn == Way.FHIR_PATH_PATCH && move.kind() == Move.Kind.FROZEN_FIELD ? Way.PUT : drawn;
        Task successor = null;
        if (after.getStatus() == TaskStatus.REJECTED && move.with(7)) {
            successor = Papers.followUp(
                    before.getFor().getReferenceElement().getIdPart(),
                    before.getRequester().getReferenceElement().getIdPart(),
                    List.of("with-you", "gp-wigan-1", "no-such").get(move.where() % 3));
            successor.setCode(before.getCode());
            successor.setFocus(before.getFocus());
            successor.setGroupIdentifier(move.with(6) ? before.getGroupIdentifier() : null);
        }
        return send(partner, way, before, after, successor);
    }

    /** By its owner. */
    void accept(Task task) {
        send(partner(task.getOwner()), Way.PUT, task, moved(task, TaskStatus.ACCEPTED), null);
    }

    private Api.Answer send(String partner, Way way, Task before, Task after, Task successor) {
        try {
            return api.send(partner, way.request(api.base(), before, after, successor));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Api.Answer operate(String partner, Task task, String operation, Parameters parameters) {
        return api.post(partner, "/Task/" + task.getIdElement().getIdPart() + "/" + operation, parameters);
    }

    private Parameters next(Move move, String person) {
        Parameters next = new Parameters();
        next.addParameter("to", new Reference("HealthcareService/" + move.target(SERVICES)));
        if (!move.with(0) || !move.with(1)) {
            next.addParameter("reason", new CodeableConcept().setText("Fits better"));
        }
        if (move.with(2)) {
            String made = api.post(Api.CMHT, "/ClinicalImpression", Papers.assessment(person))
                    .id("ClinicalImpression");
            next.addParameter("assessment", new Reference("ClinicalImpression/" + made));
        } else if (move.with(3) && !world.assessments().isEmpty()) {
            next.addParameter("assessment", new Reference(move.target(world.assessments())));
        }
        return next;
    }

    private Parameters support(Move move, Task task, String person) {
        Parameters support = new Parameters();
        if (!move.with(0) || !move.with(1)) {
            String whose = move.with(2) && move.with(3) ? move.target(world.people()) : person;
            support.addParameter("plan", new Reference(world.plan(whose)));
        }
        if (move.with(4) || move.with(5)) {
            support.addParameter("follow-up", new Reference("Task/" + promised(task, person)));
        } else if (!world.followUps().isEmpty()) {
            support.addParameter("follow-up", new Reference("Task/" + move.target(world.followUps())));
        }
        return support;
    }

    /** A follow-up that another organisation has accepted. */
    private String promised(Task task, String person) {
        String by = Api.GP.equals(partner(task.getOwner())) ? Api.CMHT : Api.GP;
        Task asked = Papers.followUp(person, ORGANISATION.get(partner(task.getOwner())), ORGANISATION.get(by));
        String id = api.post(partner(task.getOwner()), "/Task", asked).id("Task");
        accept(api.read(by, Task.class, id));
        world.followUps().add(id);
        return id;
    }

    private Api.Answer send(Move move, String... services) {
        String partner = PARTNERS.get(move.who() % 3);
        String requester = move.byTheRightOne() ? ORGANISATION.get(partner) : "gp-wigan-2";
        return api.post(partner, "/ServiceRequest", Papers.referral(move.one(world.people()), requester, services));
    }

    private Api.Answer answerFollowUp(Move move, Task task, String partner) {
        if (world.followUps().isEmpty()) {
            return change(move, partner, task, moved(task, TaskStatus.ACCEPTED));
        }
        Task followUp = api.read(Api.GP, Task.class, move.one(world.followUps()));
        String by = move.byTheRightOne() ? partner(followUp.getOwner()) : partner;
        return change(move, by, followUp, moved(followUp, TaskStatus.ACCEPTED));
    }

    private Api.Answer changeReferral(Move move, ServiceRequest referral, String requester) {
        ServiceRequest changed = referral.copy();
        switch (move.where() % 4) {
            case 0 -> changed.setStatus(STATUSES.get(move.how() % STATUSES.size()));
            case 1 -> changed.getExtension().clear();
            case 2 -> {
                changed.setStatus(ServiceRequestStatus.REVOKED);
                changed.addExtension(new Extension(
                        "http://hl7.org/fhir/StructureDefinition/request-statusReason",
                        new CodeableConcept().setText("Moved away")));
            }
            default -> changed.setPerformer(List.of(new Reference("HealthcareService/" + move.target(SERVICES))));
        }
        return api.put(requester, changed);
    }

    private static Task moved(Task task, TaskStatus to) {
        Task moved = task.copy();
        moved.setStatus(to);
        moved.addNote().setText("…");
        return moved;
    }

    private static void output(Task task, String reference) {
        task.addOutput().setValue(new Reference(reference)).getType().setText("see");
    }

    /** An open one, by and large; for what ends the work, one that somebody works on. */
    private static Task pick(Move move, ReferralNow referral) {
        List<Task> open = referral.open();
        List<Task> accepted = open.stream()
                .filter(task -> task.getExecutionPeriod().hasStart())
                .toList();
        boolean ends = move.kind() == Move.Kind.STEP || move.kind() == Move.Kind.DISCHARGE;
        if (move.where() % 10 == 9 || open.isEmpty()) {
            return move.one(referral.tasks());
        }
        return move.one(ends && !accepted.isEmpty() ? accepted : open);
    }

    private static List<TaskStatus> twelve() {
        return List.of(TaskStatus.values()).subList(0, 12);
    }

    private static String partner(Reference organisation) {
        return RandomWorld.PARTNER_OF.getOrDefault(organisation.getReference(), Api.GP);
    }
}

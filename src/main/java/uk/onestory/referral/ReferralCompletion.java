package uk.onestory.referral;

import java.util.List;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.directory.CareService;
import uk.onestory.referral.ReferralChanges.TaskChange;

/** What follows from a transaction, written with it or not at all. */
@Component
class ReferralCompletion {

    private final ServerWrites server;
    private final FulfilmentTasks tasks;
    private final Successors successors;
    private final Responsibility responsibility;
    private final ReferralStatus status;
    private final SupportInPlace support;
    private final Withdrawal withdrawal;
    private final Urgency urgency;
    private final JointServices joint;
    private final SentTwice sentTwice;
    private final ApplicationEventPublisher events;

    ReferralCompletion(
            ServerWrites server,
            FulfilmentTasks tasks,
            Successors successors,
            Responsibility responsibility,
            ReferralStatus status,
            SupportInPlace support,
            Withdrawal withdrawal,
            Urgency urgency,
            JointServices joint,
            SentTwice sentTwice,
            ApplicationEventPublisher events) {
        this.server = server;
        this.tasks = tasks;
        this.successors = successors;
        this.responsibility = responsibility;
        this.status = status;
        this.support = support;
        this.withdrawal = withdrawal;
        this.urgency = urgency;
        this.joint = joint;
        this.sentTwice = sentTwice;
        this.events = events;
    }

    void complete(ReferralChanges changes, Caller caller) {
        sentTwice.hold(changes);
        changes.sent().forEach(referral -> send(referral, changes, caller));
        changes.created().forEach(task -> allow(task, changes, caller));
        changes.withdrawn().forEach(referral -> withdrawal.cancelOpen(referral, changes));
        changes.later().forEach(Runnable::run);
        for (TaskChange change : changes.changed()) {
            if (change.to(TaskStatus.COMPLETED)) {
                support.need(change.after(), changes);
            }
            if (change.to(TaskStatus.ACCEPTED)) {
                responsibility.passTo(change.after().getOwner(), change.after(), changes);
            }
            if (!ReferralTask.isOpen(change.after()) && ReferralTask.isOpen(change.before())) {
                status.follow(change.after(), changes);
            }
            if (change.before().getStatus() != change.after().getStatus()) {
                events.publishEvent(new TaskMoved(change.before(), change.after(), changes.transaction()));
            }
        }
        urgency.complete(changes);
        sentTwice.check(changes, caller); // what the same transaction closes is open no more
    }

    private void send(ServiceRequest referral, ReferralChanges changes, Caller caller) {
        checkRequester(referral, caller);
        List<Reference> performers = referral.getPerformer();
        List<CareService> services = performers.stream()
                .map(performer ->
                        successors.open(performer, "ServiceRequest.performer[" + performers.indexOf(performer) + "]"))
                .toList();
        joint.check(services);
        changes.asks(referral, services);
        Reference requester = new Reference(caller.organization());
        List<Task> brought = changes.createdOn(reference(referral)).toList();
        if (services.size() > 1) {
            if (!brought.isEmpty()) {
                throw Refusal.of(
                        Rule.FROZEN_FIELD, "The Tasks of a joint referral are the server's: leave them out.", "Task");
            }
            sendJoint(referral, requester, services, changes);
        } else if (brought.isEmpty()) {
            make(tasks.forService(referral, requester, services.get(0), 1), changes);
        } else {
            checkBrought(brought, referral, services.get(0));
            urgency.align(brought.get(0), services.get(0), changes);
            fillIn(brought.get(0), WaitingSince.of(referral), services.get(0), changes);
        }
    }

    private void sendJoint(
            ServiceRequest referral, Reference requester, List<CareService> services, ReferralChanges changes) {
        Reference parent = server.create(tasks.jointParent(referral, requester), changes);
        for (int i = 0; i < services.size(); i++) {
            Task part = tasks.forService(referral, requester, services.get(i), i + 1);
            part.addPartOf(parent.copy());
            make(part, changes);
        }
    }

    private void make(Task task, ReferralChanges changes) {
        server.create(task, changes);
        changes.made(task);
    }

    private static void checkBrought(List<Task> brought, ServiceRequest referral, CareService service) {
        Task task = brought.get(0);
        boolean ofTheService = service.organization().equals(Refs.to(task.getOwner()))
                && ReferralTask.service(task).map(service.reference()::equals).orElse(true);
        if (brought.size() > 1 || !ofTheService || !Refs.same(referral.getSubject(), task.getFor())) {
            throw Refusal.of(
                    Rule.NOT_YOUR_TASK,
                    "A referral has one Task, for the same person, owned by the organisation of its performer ("
                            + service.organization() + "): or leave it out, the server makes it.",
                    "Task.owner",
                    "Task.for");
        }
    }

    /** A Task comes with its referral, or as the successor of one that its owner closes in the same transaction. */
    private void allow(Task task, ReferralChanges changes, Caller caller) {
        String focus = Refs.to(task.getFocus());
        if (changes.sent().stream().anyMatch(referral -> reference(referral).equals(focus))) {
            if (!caller.organization().equals(Refs.to(task.getRequester()))) {
                throw Refusal.of(
                        Rule.NOT_YOUR_TASK, "Task.requester is the organisation that sends.", "Task.requester");
            }
            return;
        }
        TaskChange closed = changes.changed().stream()
                .filter(change -> (change.to(TaskStatus.REJECTED) || isStep(change))
                        && focus.equals(Refs.to(change.after().getFocus()))
                        && ReferralTask.part(change.after()) == ReferralTask.part(task))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        Rule.NOT_YOUR_TASK,
                        "A Task on a referral comes with the referral, or as the successor of a Task that its owner rejects"
                                + " or steps up or down in the same transaction.",
                        "Task.focus"));
        long successorsOfPart = changes.createdOn(focus)
                .filter(other -> ReferralTask.part(other) == ReferralTask.part(task))
                .count();
        if (successorsOfPart > 1) {
            throw Refusal.of(Rule.NOT_YOUR_TASK, "A Task has one successor.", "Task.focus");
        }
        checkSuccessor(task, closed.after(), changes);
    }

    private static boolean isStep(TaskChange change) {
        return change.to(TaskStatus.COMPLETED)
                && Codes.isBusinessStatus(change.after().getBusinessStatus(), Codes.STEPPED);
    }

    private void checkSuccessor(Task task, Task old, ReferralChanges changes) {
        if (!Refs.same(old.getRequester(), task.getRequester()) || !Refs.same(old.getFor(), task.getFor())) {
            throw Refusal.of(
                    Rule.FROZEN_FIELD, "A successor keeps requester and person.", "Task.requester", "Task.for");
        }
        Reference asked = ReferralTask.service(task).map(Reference::new).orElse(task.getOwner());
        CareService next = successors.open(asked, "Task.owner");
        if (!next.organization().equals(Refs.to(task.getOwner()))) {
            throw Refusal.of(
                    Rule.SERVICE_NOT_OPEN, "The service is of another organisation than the owner.", "Task.owner");
        }
        successors.check(old, next, changes);
        fillIn(task, WaitingSince.of(old), next, changes);
    }

    /** What only the server knows of a Task that a partner brings: since when the person waits, and for which service. */
    private void fillIn(Task task, DateTimeType since, CareService service, ReferralChanges changes) {
        if (!WaitingSince.is(task, since) || ReferralTask.service(task).isEmpty()) {
            Task whole = server.read(Task.class, "Task/" + task.getIdElement().getIdPart());
            WaitingSince.set(whole, since);
            ReferralTask.nameService(whole, new Reference(service.reference()));
            server.update(whole, changes);
        }
    }

    private void checkRequester(ServiceRequest referral, Caller caller) {
        Reference requester = referral.getRequester();
        boolean own = caller.organization().equals(Refs.to(requester))
                || (Refs.isType(requester, "PractitionerRole")
                        && caller.organization().equals(organizationOf(requester)));
        if (!own) {
            throw Refusal.of(
                    Rule.NOT_YOUR_ORGANISATION,
                    "ServiceRequest.requester must be the organisation that you act for (" + caller.organization()
                            + ") or a PractitionerRole in it.",
                    "ServiceRequest.requester");
        }
    }

    private String organizationOf(Reference role) {
        return Refs.to(server.read(PractitionerRole.class, Refs.to(role)).getOrganization());
    }

    private static String reference(ServiceRequest referral) {
        return "ServiceRequest/" + referral.getIdElement().getIdPart();
    }
}

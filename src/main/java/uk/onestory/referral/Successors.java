package uk.onestory.referral;

import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.directory.CareService;
import uk.onestory.directory.Directory;

/**
 * No bounce: a service that does not take a person on names the next one, and that is neither the one who asked nor one
 * that already said no without having accepted. One that had the person before gets them again only with an assessment that
 * is newer. The single point of access is always a valid successor.
 */
@Component
class Successors {

    private final Directory directory;
    private final TaskHistory history;
    private final LiveDuplicates duplicates;
    private final Assessments assessments;
    private final ServerWrites server;

    Successors(
            Directory directory,
            TaskHistory history,
            LiveDuplicates duplicates,
            Assessments assessments,
            ServerWrites server) {
        this.directory = directory;
        this.history = history;
        this.duplicates = duplicates;
        this.assessments = assessments;
        this.server = server;
    }

    /** A Task is rejected: its successor must be in the same transaction, or it names the live referral that it doubles. */
    void need(Task rejected, ReferralChanges changes) {
        boolean there = changes.createdOn(Refs.to(rejected.getFocus()))
                .anyMatch(task -> ReferralTask.part(task) == ReferralTask.part(rejected));
        if (!there && duplicates.named(rejected).isPresent()) {
            changes.later(() -> duplicates.join(rejected, changes));
        } else if (!there) {
            throw Refusal.of(
                    Rule.NO_BOUNCE,
                    "A referral is not sent back: name the next service with $hand-on, or create its Task in the same"
                            + " transaction. The borough's single point of access always takes it.",
                    "Task.status");
        }
    }

    /**
     * Whom a reference in {@code performer}, {@code owner} or {@code to} asks: the service itself, or the one open service
     * of an organisation.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 service-not-open
     */
    CareService open(Reference to, String path) {
        String id = to.getReferenceElement().getIdPart();
        if (Refs.isType(to, "HealthcareService")) {
            return directory
                    .service(id)
                    .filter(CareService::open)
                    .orElseThrow(() -> notOpen("This service is not open for referrals.", path));
        }
        if (Refs.isType(to, "Organization")) {
            List<CareService> services = directory.openServicesOf(id);
            if (services.size() == 1) {
                return services.get(0);
            }
            throw notOpen(
                    services.isEmpty()
                            ? "This organisation has no service that is open for referrals."
                            : "This organisation has several open services: name the HealthcareService.",
                    path);
        }
        throw notOpen("A referral goes to a HealthcareService or an Organization.", path);
    }

    /**
     * Whether a service may come next.
     *
     * @param closed the Task that it takes over, as it will be stored
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 no-bounce; assessment-needed where it had the
     *     person before, and nothing has been found out since
     */
    void check(Task closed, CareService next, ReferralChanges changes) {
        if (isOf(next, closed)) {
            throw bounce("The next service is this one: name another.");
        }
        if (next.singlePointOfAccess()) {
            return;
        }
        if (next.organization().equals(Refs.to(closed.getRequester())) && !askedFor(next, closed)) {
            throw bounce("The next service may not be the one that asked for help.");
        }
        List<Task> earlier = history.onReferral(Refs.to(closed.getFocus())).stream()
                .filter(task -> isOf(next, task))
                .filter(task -> task.getStatus() == TaskStatus.REJECTED || task.getStatus() == TaskStatus.COMPLETED)
                .toList();
        if (earlier.stream().anyMatch(task -> !ReferralTask.wasAccepted(task))) {
            throw bounce("The next service has handed this person on before without accepting: name another.");
        }
        earlier.stream()
                .map(task -> task.getMeta().getLastUpdated())
                .max(Comparator.naturalOrder())
                .filter(left -> !assessments.isThereSince(left, closed, changes))
                .ifPresent(left -> {
                    throw Refusal.of(
                            Rule.ASSESSMENT_NEEDED,
                            "The next service had this person before: name an assessment made since then (parameter"
                                    + " assessment, or output).",
                            "Task.output");
                });
    }

    /** A Task that names no service stands for all services of its owner. */
    private static boolean isOf(CareService service, Task task) {
        return ReferralTask.service(task)
                .map(service.reference()::equals)
                .orElse(service.organization().equals(Refs.to(task.getOwner())));
    }

    /** Who refers may name its own service as the one that helps: then the person may come back to it. */
    private boolean askedFor(CareService next, Task task) {
        return server.read(ServiceRequest.class, Refs.to(task.getFocus())).getPerformer().stream()
                .map(Refs::to)
                .anyMatch(performer -> next.reference().equals(performer)
                        || next.organization().equals(performer));
    }

    private static RuntimeException notOpen(String why, String path) {
        return Refusal.of(
                Rule.SERVICE_NOT_OPEN,
                why
                        + " GET HealthcareService?borough=… lists the services; OneStory-AcceptsReferrals tells which are open.",
                path);
    }

    private static RuntimeException bounce(String why) {
        return Refusal.of(
                Rule.NO_BOUNCE, why + " The borough's single point of access always takes the person.", "Task.owner");
    }
}

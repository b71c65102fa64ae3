package uk.onestory.referral;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.directory.CareService;
import uk.onestory.directory.Directory;

/**
 * No bounce: a service that does not take a person on names the next one, and that is neither the one who asked nor one
 * that already said no without having accepted. The single point of access is always a valid successor.
 */
@Component
class Successors {

    private final Directory directory;
    private final TaskHistory history;

    Successors(Directory directory, TaskHistory history) {
        this.directory = directory;
        this.history = history;
    }

    /** A Task is rejected: its successor must be in the same transaction. */
    void need(Task rejected, ReferralChanges changes) {
        boolean there = changes.createdOn(Refs.to(rejected.getFocus()))
                .anyMatch(task -> ReferralTask.part(task) == ReferralTask.part(rejected));
        if (!there) {
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

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 no-bounce */
    void check(Task old, CareService next) {
        if (next.singlePointOfAccess()) {
            return;
        }
        if (next.organization().equals(Refs.to(old.getRequester()))) {
            throw bounce("The next service may not be the one that asked for help.");
        }
        Optional<String> current = ReferralTask.service(old);
        if (current.isPresent() && current.get().equals(next.reference())) {
            throw bounce("The next service is this one: name another.");
        }
        boolean saidNo = history.onReferral(Refs.to(old.getFocus())).stream()
                .filter(task -> task.getStatus() == TaskStatus.REJECTED && !ReferralTask.wasAccepted(task))
                .anyMatch(task -> ReferralTask.service(task)
                        .map(next.reference()::equals)
                        .orElse(next.organization().equals(Refs.to(task.getOwner()))));
        if (saidNo) {
            throw bounce("The next service has handed this person on before without accepting: name another.");
        }
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

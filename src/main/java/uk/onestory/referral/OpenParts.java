package uk.onestory.referral;

import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.stereotype.Component;
import uk.onestory.directory.CareService;

/** The parts of an active referral that go on: one for each performer, until it has ended. */
@Component
class OpenParts {

    private final TaskHistory history;

    OpenParts(TaskHistory history) {
        this.history = history;
    }

    /** Whether one of the services is asked by a part that goes on. */
    boolean ask(ServiceRequest referral, List<CareService> services, ReferralChanges changes) {
        return IntStream.rangeClosed(1, referral.getPerformer().size())
                .anyMatch(part -> asks(Refs.to(referral.getPerformer().get(part - 1)), services)
                        && isOpen(referral, part, changes));
    }

    /** An organisation stands for the one open service that it has. */
    private static boolean asks(String performer, List<CareService> services) {
        return services.stream()
                .anyMatch(service -> service.reference().equals(performer)
                        || service.organization().equals(performer));
    }

    boolean isOpen(ServiceRequest referral, int part, ReferralChanges changes) {
        int open = referral.getExtensionsByUrl(Codes.RESPONSIBLE).size();
        return open == referral.getPerformer().size()
                || isOpen("ServiceRequest/" + referral.getIdElement().getIdPart(), part, changes);
    }

    /** @param referral {@code ServiceRequest/id} */
    boolean isOpen(String referral, int part, ReferralChanges changes) {
        return history.onReferral(referral, changes).stream()
                .anyMatch(task -> ReferralTask.isOpen(task)
                        && !ReferralTask.isJointParent(task)
                        && ReferralTask.part(task) == part);
    }
}

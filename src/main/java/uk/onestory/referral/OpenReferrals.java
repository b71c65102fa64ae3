package uk.onestory.referral;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;

/** Who has something to do for a person on a referral, as it will be when the transaction is committed. */
@Component
public class OpenReferrals {

    private final DaoRegistry daos;
    private final ServerWrites server;
    private final OpenParts openParts;

    OpenReferrals(DaoRegistry daos, ServerWrites server, OpenParts openParts) {
        this.daos = daos;
        this.server = server;
        this.openParts = openParts;
    }

    /**
     * A Task that is open, on a referral.
     *
     * @param referral {@code ServiceRequest/id}
     * @param organization {@code Organization/id} of its owner
     * @param service {@code HealthcareService/id}; null where it names none
     */
    public record Open(String referral, String organization, String service) {

        /** The same organisation, and not two different services of it. */
        public boolean isOf(String anOrganization, String aService) {
            return organization.equals(anOrganization)
                    && (service == null || aService == null || service.equals(aService));
        }
    }

    /** @param person {@code Patient/id} */
    public List<Open> of(String person, TransactionDetails transaction) {
        ReferralChanges changes = ReferralChanges.of(transaction);
        TokenOrListParam open = new TokenOrListParam();
        Transitions.OPEN.forEach(status -> open.add(null, status.toCode()));
        Map<String, Task> tasks = new LinkedHashMap<>();
        SearchParameterMap ofPerson = SearchParameterMap.newSynchronous()
                .add(Task.SP_PATIENT, new ReferenceParam(person))
                .add(Task.SP_STATUS, open);
        daos.getResourceDao(Task.class).search(ofPerson, Callers.server()).getAllResources().stream()
                .map(Task.class::cast)
                .forEach(task -> tasks.put(task.getIdElement().getIdPart(), task));
        changes.created().forEach(task -> tasks.put(task.getIdElement().getIdPart(), task));
        changes.changed()
                .forEach(change -> tasks.put(change.after().getIdElement().getIdPart(), change.after()));
        List<String> withdrawn = changes.withdrawn().stream()
                .map(referral -> "ServiceRequest/" + referral.getIdElement().getIdPart())
                .toList();
        return tasks.values().stream()
                .filter(task -> ReferralTask.is(task) && ReferralTask.isOpen(task) && !ReferralTask.isJointParent(task))
                .filter(task -> person.equals(Refs.to(task.getFor())))
                .map(task -> new Open(
                        Refs.to(task.getFocus()),
                        Refs.to(task.getOwner()),
                        ReferralTask.service(task).orElse(null)))
                .filter(task -> !withdrawn.contains(task.referral()))
                .toList();
    }

    /**
     * Who answers for the parts of an active referral, but for one of them.
     *
     * @param referral {@code ServiceRequest/id}
     * @param part from 1
     * @return {@code Organization/id}; empty where the referral is closed
     */
    public List<String> responsibleForOtherParts(String referral, int part, TransactionDetails transaction) {
        ServiceRequest request = server.read(ServiceRequest.class, referral);
        List<Extension> parts = request.getExtensionsByUrl(Codes.RESPONSIBLE);
        if (request.getStatus() != ServiceRequestStatus.ACTIVE
                || request.getPerformer().size() < 2) {
            return List.of();
        }
        boolean own = parts.size() == 1
                && openParts.isOpen(referral, part, ReferralChanges.of(transaction)); // the other part has ended
        return java.util.stream.IntStream.range(0, parts.size())
                .filter(index -> parts.size() == 1 ? !own : index != part - 1)
                .mapToObj(index -> Refs.to((Reference) parts.get(index).getValue()))
                .toList();
    }
}

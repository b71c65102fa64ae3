package uk.onestory.referral;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.server.StoredResources;

/** {@code $withdraw}: who sent a referral takes it back; {@link Withdrawal} cancels what is open on it. */
@Component
public class WithdrawOperation {

    private final StoredResources stored;
    private final IFhirSystemDao<Bundle, Meta> system;
    private final TaskHistory history;
    private final Changed changed;

    WithdrawOperation(
            StoredResources stored, IFhirSystemDao<Bundle, Meta> system, TaskHistory history, Changed changed) {
        this.stored = stored;
        this.system = system;
        this.history = history;
        this.changed = changed;
    }

    /**
     * Withdraws.
     *
     * @param id of the ServiceRequest, with a version where the caller named one
     * @param byThePerson whether the person decided it, not the requester
     * @return collection of the referral and all its Tasks
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 404, 409, 422 with the rule
     */
    public Bundle perform(IdType id, CodeableConcept reason, boolean byThePerson, RequestDetails request) {
        ServiceRequest referral = stored.read(ServiceRequest.class, id.getIdPart());
        if (referral.getStatus() != ServiceRequestStatus.ACTIVE) {
            throw Refusal.of(
                    Rule.ILLEGAL_TRANSITION,
                    "This referral is " + referral.getStatus().toCode() + " already.",
                    "ServiceRequest.status");
        }
        ServiceRequest revoked = referral.copy();
        revoked.setStatus(ServiceRequestStatus.REVOKED);
        CodeableConcept why = reason.copy();
        if (byThePerson && !Codes.isStatusReason(why, Codes.REASONS_OF_THE_PERSON)) {
            why.addCoding(Codes.statusReason(Codes.PERSON_DECLINED));
        }
        revoked.getExtension().removeIf(extension -> Codes.REQUEST_STATUS_REASON.equals(extension.getUrl()));
        revoked.addExtension(Codes.REQUEST_STATUS_REASON, why);
        String version = id.hasVersionIdPart()
                ? id.getVersionIdPart()
                : referral.getIdElement().getVersionIdPart();
        system.transaction(
                request, new Bundle().setType(BundleType.TRANSACTION).addEntry(Entries.update(revoked, version)));
        String reference = "ServiceRequest/" + referral.getIdElement().getIdPart();
        Stream<String> tasks = history.onReferral(reference).stream()
                .map(task -> "Task/" + task.getIdElement().getIdPart());
        return changed.collect(Stream.concat(Stream.of(reference), tasks).toArray(String[]::new));
    }
}

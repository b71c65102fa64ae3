package uk.onestory.referral;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;

/** {@code $discharge}: a service closes its Task with support in place, as {@link SupportInPlace} judges. */
@Component
public class Discharge {

    private final TaskHistory history;
    private final IFhirSystemDao<Bundle, Meta> system;
    private final Changed changed;

    Discharge(TaskHistory history, IFhirSystemDao<Bundle, Meta> system, Changed changed) {
        this.history = history;
        this.system = system;
        this.changed = changed;
    }

    /**
     * What the caller asks for; what is absent is refused with all else that is missing.
     *
     * @param task id of the Task, with a version where the caller named one
     * @param plan CarePlan, the person's staying-well plan; may be null
     * @param followUp Task or Appointment at another organisation; may be null
     * @param outcome what came of the help; may be null
     */
    public record Request(IdType task, Reference plan, Reference followUp, CodeableConcept outcome) {}

    /**
     * Closes the Task.
     *
     * @return collection of the Task and the referral
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 404, 409, 422 support-in-place
     */
    public Bundle perform(Request asked, RequestDetails request) {
        Task old = history.operatedOn(asked.task().getIdPart());
        Task closed = old.copy();
        closed.setStatus(TaskStatus.COMPLETED);
        closed.setBusinessStatus(Codes.businessStatus(Codes.DISCHARGED));
        if (asked.plan() != null) {
            closed.addOutput().setValue(asked.plan().copy()).getType().setText("staying-well plan");
        }
        if (asked.followUp() != null) {
            closed.addOutput().setValue(asked.followUp().copy()).getType().setText("follow-up");
        }
        if (asked.outcome() != null) {
            closed.addOutput().setValue(asked.outcome().copy()).getType().setText("outcome");
        }
        String version = asked.task().hasVersionIdPart()
                ? asked.task().getVersionIdPart()
                : old.getIdElement().getVersionIdPart();
        system.transaction(
                request, new Bundle().setType(BundleType.TRANSACTION).addEntry(Entries.update(closed, version)));
        return changed.collect("Task/" + old.getIdElement().getIdPart(), Refs.to(old.getFocus()));
    }
}

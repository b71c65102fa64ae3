package uk.onestory.referral;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import uk.onestory.directory.CareService;

/**
 * {@code $hand-on} and {@code $step}: the old Task is closed, and its successor for the next service is created, in one
 * transaction that meets the same rules as one that a partner sends.
 */
@Component
public class Succession {

    /** What closes the old Task. */
    public enum Kind {
        /** Another service fits better. */
        HAND_ON(TaskStatus.REJECTED, Codes.REDIRECTED, Codes.REDIRECTED, "handed on to"),
        /** More help is needed. */
        STEP_UP(TaskStatus.COMPLETED, Codes.STEPPED_UP, "more-help-needed", "stepped up to"),
        /** Less help is needed. */
        STEP_DOWN(TaskStatus.COMPLETED, Codes.STEPPED_DOWN, "less-help-needed", "stepped down to");

        private final TaskStatus status;
        private final String businessStatus;
        private final String reason;
        private final String output;

        Kind(TaskStatus status, String businessStatus, String reason, String output) {
            this.status = status;
            this.businessStatus = businessStatus;
            this.reason = reason;
            this.output = output;
        }
    }

    private final TaskHistory history;
    private final IFhirSystemDao<Bundle, Meta> system;
    private final Successors successors;
    private final FulfilmentTasks tasks;
    private final Changed changed;

    Succession(
            TaskHistory history,
            IFhirSystemDao<Bundle, Meta> system,
            Successors successors,
            FulfilmentTasks tasks,
            Changed changed) {
        this.history = history;
        this.system = system;
        this.successors = successors;
        this.tasks = tasks;
        this.changed = changed;
    }

    /**
     * What the caller asks for.
     *
     * @param kind hand on, step up or step down
     * @param task id of the Task, with a version where the caller named one
     * @param to HealthcareService, or Organization with one open service
     * @param reason why the person goes on
     * @param note for the next service; may be null
     * @param assessment ClinicalImpression or QuestionnaireResponse for the next service; may be null
     */
    public record Request(
            Kind kind, IdType task, Reference to, CodeableConcept reason, String note, Reference assessment) {}

    /**
     * Closes the one Task and opens the next.
     *
     * @return collection of the old Task, its successor and the referral
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 404, 409, 422 with the rule
     */
    public Bundle perform(Request asked, RequestDetails request) {
        Task old = history.operatedOn(asked.task().getIdPart());
        CareService next = successors.open(asked.to(), "Parameters.parameter.where(name='to').value");
        String successorUrl = "urn:uuid:" + UUID.randomUUID();
        Task successor = tasks.successor(old, next);
        Task closed = old.copy();
        closed.setStatus(asked.kind().status);
        closed.setStatusReason(asked.reason().copy());
        if (!Codes.isStatusReason(closed.getStatusReason(), Set.of(asked.kind().reason))) {
            closed.getStatusReason().addCoding(Codes.statusReason(asked.kind().reason));
        }
        closed.setBusinessStatus(Codes.businessStatus(asked.kind().businessStatus));
        closed.addOutput().setValue(new Reference(successorUrl)).getType().setText(asked.kind().output);
        if (asked.note() != null) {
            closed.addNote().setText(asked.note());
            successor.addNote().setText(asked.note());
        }
        if (asked.assessment() != null) {
            closed.addOutput().setValue(asked.assessment().copy()).getType().setText("assessment");
            successor.addInput().setValue(asked.assessment().copy()).getType().setText("assessment");
        }
        String version = asked.task().hasVersionIdPart()
                ? asked.task().getVersionIdPart()
                : old.getIdElement().getVersionIdPart();
        Bundle answer = system.transaction(
                request,
                new Bundle()
                        .setType(BundleType.TRANSACTION)
                        .addEntry(Entries.create(successor, successorUrl))
                        .addEntry(Entries.update(closed, version)));
        String successorId = new IdType(answer.getEntry().get(0).getResponse().getLocation())
                .toUnqualifiedVersionless()
                .getValue();
        return changed.collect("Task/" + old.getIdElement().getIdPart(), successorId, Refs.to(old.getFocus()));
    }
}

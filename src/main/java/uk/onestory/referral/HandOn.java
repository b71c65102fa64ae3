package uk.onestory.referral;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.directory.CareService;

/**
 * {@code $hand-on}: the old Task is rejected as redirected, and its successor for the next service is created, in one
 * transaction that meets the same rules as one that a partner sends.
 */
@Component
public class HandOn {

    private final DaoRegistry daos;
    private final IFhirSystemDao<Bundle, Meta> system;
    private final Successors successors;
    private final FulfilmentTasks tasks;

    HandOn(DaoRegistry daos, IFhirSystemDao<Bundle, Meta> system, Successors successors, FulfilmentTasks tasks) {
        this.daos = daos;
        this.system = system;
        this.successors = successors;
        this.tasks = tasks;
    }

    /**
     * What the caller asks for.
     *
     * @param task id of the Task, with a version where the caller named one
     * @param to HealthcareService, or Organization with one open service
     * @param reason why the person goes on
     * @param note for the next service; may be null
     * @param assessment ClinicalImpression or QuestionnaireResponse for the next service; may be null
     */
    public record Request(IdType task, Reference to, CodeableConcept reason, String note, Reference assessment) {}

    /**
     * Hands on.
     *
     * @return collection of the old Task, its successor and the referral
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 404, 409, 422 with the rule
     */
    public Bundle handOn(Request asked, RequestDetails request) {
        Task old = tasks().read(asked.task().toVersionless(), Callers.server());
        CareService next = successors.open(asked.to(), "Parameters.parameter.where(name='to').value");
        String successorUrl = "urn:uuid:" + UUID.randomUUID();
        Task successor = tasks.successor(old, next);
        Task rejected = old.copy();
        rejected.setStatus(TaskStatus.REJECTED);
        rejected.setStatusReason(asked.reason().copy());
        rejected.getStatusReason().addCoding(Codes.statusReason(Codes.REDIRECTED));
        rejected.setBusinessStatus(Codes.businessStatus(Codes.REDIRECTED));
        rejected.addOutput().setValue(new Reference(successorUrl)).getType().setText("handed on to");
        if (asked.note() != null) {
            rejected.addNote().setText(asked.note());
            successor.addNote().setText(asked.note());
        }
        if (asked.assessment() != null) {
            rejected.addOutput().setValue(asked.assessment().copy()).getType().setText("assessment");
            successor.addInput().setValue(asked.assessment().copy()).getType().setText("assessment");
        }
        String version = asked.task().hasVersionIdPart()
                ? asked.task().getVersionIdPart()
                : old.getIdElement().getVersionIdPart();
        Bundle answer = system.transaction(request, transaction(rejected, version, successor, successorUrl));
        return collect(answer, old);
    }

    private static Bundle transaction(Task rejected, String version, Task successor, String successorUrl) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry()
                .setFullUrl(successorUrl)
                .setResource(successor)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Task");
        String old = "Task/" + rejected.getIdElement().getIdPart();
        bundle.addEntry()
                .setFullUrl(old)
                .setResource(rejected)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(old)
                .setIfMatch("W/\"" + version + "\"");
        return bundle;
    }

    private Bundle collect(Bundle answer, Task old) {
        Bundle collection = new Bundle().setType(BundleType.COLLECTION);
        String successor = answer.getEntry().get(0).getResponse().getLocation();
        add(collection, tasks().read(old.getIdElement().toVersionless(), Callers.server()));
        add(collection, tasks().read(new IdType(successor).toVersionless(), Callers.server()));
        IFhirResourceDao<ServiceRequest> referrals = daos.getResourceDao(ServiceRequest.class);
        add(collection, referrals.read(new IdType(Refs.to(old.getFocus())), Callers.server()));
        return collection;
    }

    private static void add(Bundle collection, org.hl7.fhir.r4.model.Resource resource) {
        collection
                .addEntry()
                .setFullUrl(resource.getIdElement().toUnqualifiedVersionless().getValue())
                .setResource(resource);
    }

    private IFhirResourceDao<Task> tasks() {
        return daos.getResourceDao(Task.class);
    }
}

package uk.onestory.waiting;

import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** Whom a resource is about, for the types that clocks are reckoned from. */
final class Subjects {

    private Subjects() {}

    /** Whether clocks are reckoned from resources of this kind at all. */
    static boolean isOfARecord(Resource resource) {
        return resource instanceof Patient
                || resource instanceof Task
                || resource instanceof Encounter
                || resource instanceof Observation
                || resource instanceof ClinicalImpression
                || resource instanceof QuestionnaireResponse
                || resource instanceof CarePlan
                || resource instanceof Procedure;
    }

    /** {@code Patient/id}, or a placeholder as long as there is no id. */
    static Optional<String> of(Resource resource) {
        if (resource instanceof Patient patient) {
            return Optional.ofNullable(patient.getIdElement().getIdPart()).map(id -> "Patient/" + id);
        } else if (resource instanceof Task task) {
            return Refs.to(task.getFor());
        } else if (resource instanceof Encounter encounter) {
            return Refs.to(encounter.getSubject());
        } else if (resource instanceof Observation observation) {
            return Refs.to(observation.getSubject());
        } else if (resource instanceof ClinicalImpression impression) {
            return Refs.to(impression.getSubject());
        } else if (resource instanceof QuestionnaireResponse response) {
            return Refs.to(response.getSubject());
        } else if (resource instanceof CarePlan plan) {
            return Refs.to(plan.getSubject());
        } else if (resource instanceof Procedure procedure) {
            return Refs.to(procedure.getSubject());
        }
        return Optional.empty();
    }
}

package uk.onestory.story;

import java.util.List;

/**
 * The elements that make a resource a part of a person's record, as HAPI writes them into its link table. Only these: a
 * resource that mentions the person elsewhere (a Provenance, a Group, somebody else's Observation.focus) is none of the
 * story's.
 */
final class CompartmentPaths {

    static final List<String> TABLE = List.of(
            "AllergyIntolerance.patient",
            "Appointment.participant.actor",
            "CarePlan.subject",
            "CareTeam.subject",
            "ClinicalImpression.subject",
            "Condition.subject",
            "Encounter.subject",
            "EpisodeOfCare.patient",
            "Flag.subject",
            "Goal.subject",
            "MedicationStatement.subject",
            "Observation.subject",
            "Procedure.subject",
            "QuestionnaireResponse.subject",
            "RelatedPerson.patient",
            "RiskAssessment.subject",
            "ServiceRequest.subject",
            "Task.for.where(resolve() is Patient)");

    private CompartmentPaths() {}
}

package uk.onestory.conformance;

import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * Which profile a resource must meet when it names none: the profile of its type, or the one that what stands in it
 * makes it. A row that matches counts whatever {@code meta.profile} says, so that naming no profile, or a foreign one,
 * is no way around the rules.
 */
public final class TypeProfiles {

    private static final String PROFILE = FhirPackage.BASE + "/StructureDefinition/OneStory-";
    private static final String CODES = FhirPackage.BASE + "/CodeSystem/OneStory-";

    private static final List<Row<?>> TABLE = List.of(
            row(org.hl7.fhir.r4.model.Patient.class, "Patient"),
            row(org.hl7.fhir.r4.model.Organization.class, "Organization"),
            row(org.hl7.fhir.r4.model.HealthcareService.class, "HealthcareService"),
            row(Condition.class, "Condition", c -> c.getCategory().stream().noneMatch(TypeProfiles::isOfAKind)),
            row(Condition.class, "MentalHealthCondition", c -> has(c.getCategory(), "ConditionKind", "mental-health")),
            row(Condition.class, "SubstanceUseCondition", c -> has(c.getCategory(), "ConditionKind", "substance-use")),
            row(Condition.class, "Need", c -> hasSystem(c.getCategory(), "Need")),
            row(Observation.class, "Strength", o -> has(o.getCategory(), "ObservationKind", "strength")),
            row(Observation.class, "Score", o -> has(o.getCategory(), "ObservationKind", "score")),
            row(Observation.class, "CarePreference", o -> has(o.getCategory(), "ObservationKind", "care-preference")),
            row(org.hl7.fhir.r4.model.Goal.class, "Goal"),
            row(org.hl7.fhir.r4.model.Flag.class, "RiskFlag"),
            row(org.hl7.fhir.r4.model.RiskAssessment.class, "RiskAssessment"),
            row(org.hl7.fhir.r4.model.MedicationStatement.class, "MedicationStatement"),
            row(org.hl7.fhir.r4.model.AllergyIntolerance.class, "AllergyIntolerance"),
            row(org.hl7.fhir.r4.model.ClinicalImpression.class, "Assessment"),
            row(ServiceRequest.class, "Referral", TypeProfiles::isReferral),
            row(Task.class, "ReferralTask", task -> refersTo(task.getFocus(), "ServiceRequest")),
            row(CarePlan.class, "JointCarePlan", plan -> has(plan.getCategory(), "PlanKind", "joint")),
            row(CarePlan.class, "SafetyPlan", plan -> has(plan.getCategory(), "PlanKind", "safety")),
            row(CarePlan.class, "StayingWellPlan", plan -> has(plan.getCategory(), "PlanKind", "staying-well")),
            row(QuestionnaireResponse.class, "AboutMe", response -> (FhirPackage.BASE
                            + "/Questionnaire/OneStory-AboutMe")
                    .equals(response.getQuestionnaire())),
            row(org.hl7.fhir.r4.model.Questionnaire.class, "Questionnaire"),
            row(RelatedPerson.class, "RelatedPerson"),
            row(CareTeam.class, "CareTeam"),
            row(Location.class, "Location"),
            row(Practitioner.class, "Practitioner"),
            row(PractitionerRole.class, "PractitionerRole"),
            row(Endpoint.class, "Endpoint"),
            row(EpisodeOfCare.class, "ServiceEpisode", episode -> has(episode.getType(), "EpisodeKind", "service")),
            row(EpisodeOfCare.class, "Journey", episode -> has(episode.getType(), "EpisodeKind", "journey")),
            row(Encounter.class, "Encounter"),
            row(Appointment.class, "Appointment"),
            row(Communication.class, "Communication"),
            row(Consent.class, "Consent"),
            row(Provenance.class, "Provenance"),
            row(AuditEvent.class, "AuditEvent"),
            row(DocumentReference.class, "DocumentReference"),
            row(Library.class, "Knowledge"),
            row(PlanDefinition.class, "Intervention"),
            row(Composition.class, "Story", story -> declares(story, "Story")),
            row(Bundle.class, "StoryBundle", bundle -> declares(bundle, "StoryBundle")));

    private TypeProfiles() {}

    /** Canonical URLs, in the order of the table. */
    static List<String> of(IBaseResource resource) {
        return TABLE.stream()
                .filter(row -> row.matches(resource))
                .map(row -> PROFILE + row.profile())
                .toList();
    }

    /**
     * A request that is addressed to an organisation or a service, or to nobody, is a referral. One that names clinicians
     * only is their order (a blood test, a colonoscopy): nobody's work list waits for it, and base R4 is enough.
     */
    public static boolean isReferral(ServiceRequest request) {
        return declares(request, "Referral")
                || !request.hasPerformer()
                || request.getPerformer().stream()
                        .anyMatch(performer ->
                                !refersTo(performer, "Practitioner") && !refersTo(performer, "PractitionerRole"));
    }

    /** Their profiles derive from the one of all conditions: validating against that one as well would find nothing more. */
    private static boolean isOfAKind(CodeableConcept category) {
        return category.hasCoding(CODES + "ConditionKind", "mental-health")
                || category.hasCoding(CODES + "ConditionKind", "substance-use")
                || hasSystem(List.of(category), "Need");
    }

    private static boolean refersTo(Reference reference, String type) {
        return type.equals(reference.getReferenceElement().getResourceType()) || type.equals(reference.getType());
    }

    private static boolean declares(org.hl7.fhir.r4.model.Resource resource, String profile) {
        return resource.getMeta().hasProfile(PROFILE + profile);
    }

    private static boolean has(List<CodeableConcept> categories, String system, String code) {
        return categories.stream().anyMatch(category -> category.hasCoding(CODES + system, code));
    }

    private static boolean hasSystem(List<CodeableConcept> categories, String system) {
        return categories.stream()
                .flatMap(category -> category.getCoding().stream())
                .anyMatch(coding -> (CODES + system).equals(coding.getSystem()));
    }

    private static <T extends IBaseResource> Row<T> row(Class<T> type, String profile) {
        return new Row<>(type, profile, resource -> true);
    }

    private static <T extends IBaseResource> Row<T> row(Class<T> type, String profile, Predicate<T> when) {
        return new Row<>(type, profile, when);
    }

    private record Row<T extends IBaseResource>(Class<T> type, String profile, Predicate<T> when) {

        boolean matches(IBaseResource resource) {
            return type.isInstance(resource) && when.test(type.cast(resource));
        }
    }
}

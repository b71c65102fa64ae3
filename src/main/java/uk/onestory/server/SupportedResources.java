package uk.onestory.server;

import java.util.List;

/** The FHIR R4 resource types that OneStory stores and serves. Everything else is answered 404. */
public final class SupportedResources {

    public static final List<String> CONFORMANCE = List.of(
            "CapabilityStatement",
            "CodeSystem",
            "OperationDefinition",
            "SearchParameter",
            "StructureDefinition",
            "ValueSet");

    public static final List<String> DIRECTORY =
            List.of("Endpoint", "HealthcareService", "Location", "Organization", "Practitioner", "PractitionerRole");

    public static final List<String> CATALOGUE =
            List.of("ActivityDefinition", "Library", "Measure", "PlanDefinition", "Questionnaire");

    public static final List<String> CLINICAL = List.of(
            "AllergyIntolerance",
            "CarePlan",
            "CareTeam",
            "ClinicalImpression",
            "Composition",
            "Condition",
            "DiagnosticReport",
            "DocumentReference",
            "Encounter",
            "EpisodeOfCare",
            "Flag",
            "Goal",
            "MedicationStatement",
            "Observation",
            "Patient",
            "Procedure",
            "QuestionnaireResponse",
            "RelatedPerson",
            "RiskAssessment");

    public static final List<String> WORKFLOW = List.of("Appointment", "Communication", "ServiceRequest", "Task");

    public static final List<String> TRUST = List.of("AuditEvent", "Consent", "Provenance");

    public static final List<String> TECHNICAL = List.of("Binary", "Bundle", "Group");

    public static final List<String> TYPES = java.util.stream.Stream.of(
                    CONFORMANCE, DIRECTORY, CATALOGUE, CLINICAL, WORKFLOW, TRUST, TECHNICAL)
            .flatMap(List::stream)
            .sorted()
            .toList();

    private SupportedResources() {}
}

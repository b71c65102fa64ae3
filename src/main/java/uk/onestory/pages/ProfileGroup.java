package uk.onestory.pages;

/** Where the index lists a profile, in this order. */
enum ProfileGroup {
    PEOPLE("People and services"),
    NEEDS("Conditions, needs and strengths"),
    REFERRALS("Referrals"),
    PLANS("Plans"),
    STORY("The story"),
    OTHER("Others");

    private final String title;

    ProfileGroup(String title) {
        this.title = title;
    }

    /** By the FHIR type that the profile constrains; what no row names is listed last. */
    static ProfileGroup of(String type) {
        return switch (type) {
            case "Patient",
                    "RelatedPerson",
                    "Organization",
                    "HealthcareService",
                    "Location",
                    "Practitioner",
                    "PractitionerRole",
                    "CareTeam",
                    "Endpoint",
                    "Group" -> PEOPLE;
            case "Condition",
                    "Observation",
                    "ClinicalImpression",
                    "RiskAssessment",
                    "Flag",
                    "AllergyIntolerance",
                    "MedicationStatement",
                    "Procedure",
                    "DiagnosticReport" -> NEEDS;
            case "ServiceRequest", "Task", "Appointment", "Communication", "Encounter", "EpisodeOfCare" -> REFERRALS;
            case "CarePlan", "Goal", "PlanDefinition", "ActivityDefinition" -> PLANS;
            case "Composition", "Bundle", "Questionnaire", "QuestionnaireResponse", "DocumentReference", "Provenance" ->
                STORY;
            default -> OTHER;
        };
    }

    public String title() {
        return title;
    }
}

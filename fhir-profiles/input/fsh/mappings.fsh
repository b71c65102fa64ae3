// How OneStory's profiles relate to those of UK Core: what conforms here is meant to conform there too. The element rows
// name those that UK Core constrains or explains as well.

Mapping: PatientToUKCore
Source: OneStoryPatient
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient"
Id: uk-core
Title: "UK Core"
* -> "Patient"
* identifier[nhsNumber] -> "Patient.identifier:nhsNumber"
* name -> "Patient.name"
* generalPractitioner -> "Patient.generalPractitioner"

Mapping: OrganizationToUKCore
Source: OneStoryOrganization
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Organization"
Id: uk-core
Title: "UK Core"
* -> "Organization"

Mapping: HealthcareServiceToUKCore
Source: OneStoryHealthcareService
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-HealthcareService"
Id: uk-core
Title: "UK Core"
* -> "HealthcareService"

Mapping: ConditionToUKCore
Source: OneStoryCondition
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Condition"
Id: uk-core
Title: "UK Core"
* -> "Condition"

Mapping: MentalHealthConditionToUKCore
Source: OneStoryMentalHealthCondition
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Condition"
Id: uk-core
Title: "UK Core"
* -> "Condition"

Mapping: SubstanceUseConditionToUKCore
Source: OneStorySubstanceUseCondition
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Condition"
Id: uk-core
Title: "UK Core"
* -> "Condition"

Mapping: NeedToUKCore
Source: OneStoryNeed
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Condition"
Id: uk-core
Title: "UK Core"
* -> "Condition"

Mapping: StrengthToUKCore
Source: OneStoryStrength
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Observation"
Id: uk-core
Title: "UK Core"
* -> "Observation"

Mapping: ScoreToUKCore
Source: OneStoryScore
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Observation"
Id: uk-core
Title: "UK Core"
* -> "Observation"

Mapping: ReferralToUKCore
Source: OneStoryReferral
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-ServiceRequest"
Id: uk-core
Title: "UK Core"
* -> "ServiceRequest"
* category -> "ServiceRequest.category"
* requester -> "ServiceRequest.requester"
* performer -> "ServiceRequest.performer"
* reasonReference -> "ServiceRequest.reasonReference"

Mapping: ReferralTaskToUKCore
Source: OneStoryReferralTask
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Task"
Id: uk-core
Title: "UK Core"
* -> "Task"
* focus -> "Task.focus"
* owner -> "Task.owner"
* statusReason -> "Task.statusReason"

Mapping: JointCarePlanToUKCore
Source: OneStoryJointCarePlan
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-CarePlan"
Id: uk-core
Title: "UK Core"
* -> "CarePlan"
* category -> "CarePlan.category"
* activity -> "CarePlan.activity"

Mapping: StayingWellPlanToUKCore
Source: OneStoryStayingWellPlan
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-CarePlan"
Id: uk-core
Title: "UK Core"
* -> "CarePlan"

Mapping: SafetyPlanToUKCore
Source: OneStorySafetyPlan
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-CarePlan"
Id: uk-core
Title: "UK Core"
* -> "CarePlan"

Mapping: QuestionnaireToUKCore
Source: OneStoryQuestionnaire
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Questionnaire"
Id: uk-core
Title: "UK Core"
* -> "Questionnaire"

Mapping: AboutMeToUKCore
Source: OneStoryAboutMe
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-QuestionnaireResponse"
Id: uk-core
Title: "UK Core"
* -> "QuestionnaireResponse"

Mapping: StoryToUKCore
Source: OneStoryStory
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Composition"
Id: uk-core
Title: "UK Core"
* -> "Composition"

Mapping: StoryBundleToUKCore
Source: OneStoryStoryBundle
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Bundle"
Id: uk-core
Title: "UK Core"
* -> "Bundle"

Mapping: RiskFlagToUKCore
Source: OneStoryRiskFlag
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Flag"
Id: uk-core
Title: "UK Core"
* -> "Flag"

Mapping: CarePreferenceToUKCore
Source: OneStoryCarePreference
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Observation"
Id: uk-core
Title: "UK Core"
* -> "Observation"

Mapping: MedicationStatementToUKCore
Source: OneStoryMedicationStatement
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-MedicationStatement"
Id: uk-core
Title: "UK Core"
* -> "MedicationStatement"

Mapping: AllergyIntoleranceToUKCore
Source: OneStoryAllergyIntolerance
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-AllergyIntolerance"
Id: uk-core
Title: "UK Core"
* -> "AllergyIntolerance"

Mapping: AboutMeToPRSB
Source: OneStoryAboutMe
Target: "https://theprsb.org/standards/aboutme/"
Id: prsb
Title: "PRSB heading"
* -> "About Me"

Mapping: JointCarePlanToPRSB
Source: OneStoryJointCarePlan
Target: "https://theprsb.org/standards/personalisedcareandsupportplan/"
Id: prsb
Title: "PRSB heading"
* -> "Personalised care and support plan"
* goal -> "Needs, goals and hopes"
* careTeam -> "Professional contacts"
* extension[agreedWithPerson] -> "Agreed with person or legitimate representative"
* extension[reviewDate] -> "Review date"
* extension[keyWorker] -> "Professional contacts: key worker"

Mapping: StrengthToPRSB
Source: OneStoryStrength
Target: "https://theprsb.org/standards/personalisedcareandsupportplan/"
Id: prsb
Title: "PRSB heading"
* -> "Strengths"

Mapping: NeedToPRSB
Source: OneStoryNeed
Target: "https://theprsb.org/standards/personalisedcareandsupportplan/"
Id: prsb
Title: "PRSB heading"
* -> "Needs"

Mapping: SafetyPlanToPRSB
Source: OneStorySafetyPlan
Target: "https://theprsb.org/standards/personalisedcareandsupportplan/"
Id: prsb
Title: "PRSB heading"
* -> "Contingency plan"
* extension[trigger] -> "Trigger factors"
* extension[whatHelps] -> "Coping strategies"
* extension[whomToContact] -> "Who to contact"

Mapping: GoalToPRSB
Source: OneStoryGoal
Target: "https://theprsb.org/standards/personalisedcareandsupportplan/"
Id: prsb
Title: "PRSB heading"
* -> "Goals and hopes"

Mapping: CarePreferenceToPRSB
Source: OneStoryCarePreference
Target: "https://theprsb.org/standards/aboutme/"
Id: prsb
Title: "PRSB heading"
* -> "About Me: please do and please do not"

Mapping: RelatedPersonToUKCore
Source: OneStoryRelatedPerson
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-RelatedPerson"
Id: uk-core
Title: "UK Core"
* -> "RelatedPerson"

Mapping: CareTeamToUKCore
Source: OneStoryCareTeam
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-CareTeam"
Id: uk-core
Title: "UK Core"
* -> "CareTeam"

Mapping: LocationToUKCore
Source: OneStoryLocation
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Location"
Id: uk-core
Title: "UK Core"
* -> "Location"
* identifier[odsSiteCode] -> "Location.identifier:odsSiteCode"

Mapping: PractitionerToUKCore
Source: OneStoryPractitioner
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Practitioner"
Id: uk-core
Title: "UK Core"
* -> "Practitioner"

Mapping: PractitionerRoleToUKCore
Source: OneStoryPractitionerRole
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-PractitionerRole"
Id: uk-core
Title: "UK Core"
* -> "PractitionerRole"

Mapping: ServiceEpisodeToUKCore
Source: OneStoryServiceEpisode
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-EpisodeOfCare"
Id: uk-core
Title: "UK Core"
* -> "EpisodeOfCare"

Mapping: JourneyToUKCore
Source: OneStoryJourney
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-EpisodeOfCare"
Id: uk-core
Title: "UK Core"
* -> "EpisodeOfCare"

Mapping: EncounterToUKCore
Source: OneStoryEncounter
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Encounter"
Id: uk-core
Title: "UK Core"
* -> "Encounter"
* extension -> "Encounter.extension:OutcomeOfAttendance"

Mapping: AppointmentToUKCore
Source: OneStoryAppointment
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Appointment"
Id: uk-core
Title: "UK Core"
* -> "Appointment"

Mapping: CommunicationToUKCore
Source: OneStoryCommunication
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Communication"
Id: uk-core
Title: "UK Core"
* -> "Communication"

Mapping: ConsentToUKCore
Source: OneStoryConsent
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Consent"
Id: uk-core
Title: "UK Core"
* -> "Consent"

Mapping: ProvenanceToUKCore
Source: OneStoryProvenance
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Provenance"
Id: uk-core
Title: "UK Core"
* -> "Provenance"

Mapping: AuditEventToUKCore
Source: OneStoryAuditEvent
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-AuditEvent"
Id: uk-core
Title: "UK Core"
* -> "AuditEvent"

Mapping: DocumentReferenceToUKCore
Source: OneStoryDocumentReference
Target: "https://fhir.hl7.org.uk/StructureDefinition/UKCore-DocumentReference"
Id: uk-core
Title: "UK Core"
* -> "DocumentReference"

Mapping: RelatedPersonToPRSB
Source: OneStoryRelatedPerson
Target: "https://theprsb.org/standards/personalisedcareandsupportplan/"
Id: prsb
Title: "PRSB heading"
* -> "Personal contacts"

Mapping: CareTeamToPRSB
Source: OneStoryCareTeam
Target: "https://theprsb.org/standards/personalisedcareandsupportplan/"
Id: prsb
Title: "PRSB heading"
* participant -> "Professional contacts, with the key worker"

Mapping: PractitionerRoleToPRSB
Source: OneStoryPractitionerRole
Target: "https://theprsb.org/standards/personalisedcareandsupportplan/"
Id: prsb
Title: "PRSB heading"
* -> "Professional contacts"

Mapping: ServiceEpisodeToMHSDS
Source: OneStoryServiceEpisode
Target: "https://digital.nhs.uk/data-and-information/data-collections-and-data-sets/data-sets/mental-health-services-data-set"
Id: mhsds
Title: "Mental Health Services Data Set"
* period.start -> "referral request received date, when the service has received it"
* period.end -> "closure date"

Mapping: EncounterToMHSDS
Source: OneStoryEncounter
Target: "https://digital.nhs.uk/data-and-information/data-collections-and-data-sets/data-sets/mental-health-services-data-set"
Id: mhsds
Title: "Mental Health Services Data Set"
* extension[attendance] -> "attendance"
* extension[contactMedium] -> "consultation medium"

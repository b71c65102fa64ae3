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

Invariant: goal-in-words
Description: "Say the goal in the person's own words in description.text."
Severity: #error
Expression: "text.exists()"

Profile: OneStoryGoal
Parent: Goal
Id: OneStory-Goal
Title: "OneStory goal"
Description: "What a person wants to get to, in their own words. Steps and measures may stand beside it; the words come first."
* insert Published
* ^purpose = "Every service works towards the same goals, and the person recognises them as their own. A plan names its goals by reference, so that progress is told once."
* description MS
* description obeys goal-in-words
* subject only Reference(Patient)
* lifecycleStatus MS
* start[x] MS
* target MS
* addresses MS
* expressedBy MS

Profile: OneStoryRiskFlag
Parent: Flag
Id: OneStory-RiskFlag
Title: "OneStory risk flag"
Description: "Something that everybody who meets the person must know at once: a risk of suicide or self-harm, a safeguarding concern, or an adjustment that the person needs."
* insert Published
* ^purpose = "Seen first, before the record is read. A flag is short, dated, and taken away (inactive) when it is no longer true; the reasons stand in a risk assessment."
* status MS
* category 1..*
* category MS
* code 1..1
* code MS
* code from OneStoryRiskValues (preferred)
* code obeys code-or-words
* subject only Reference(Patient)
* period MS
* author MS

Invariant: risk-in-words
Description: "Say what the risk is: prediction.outcome or prediction.rationale, in words or as a code."
Severity: #error
Expression: "prediction.where(outcome.exists() or rationale.exists()).exists() or note.exists()"

Profile: OneStoryRiskAssessment
Parent: RiskAssessment
Id: OneStory-RiskAssessment
Title: "OneStory risk assessment"
Description: "What might happen, how likely and how soon it is thought to be, and what would make it less likely. A judgement of people, made with the person: not a score that decides."
* insert Published
* ^purpose = "Services plan for safety together instead of each asking the same hard questions. NICE advises against scales that predict suicide or decide who gets help, so the judgement is told in words, with what helps."
* obeys risk-in-words
* subject only Reference(Patient)
* occurrence[x] 1..1
* occurrence[x] MS
* performer MS
* basis MS
* prediction MS
* prediction.outcome MS
* prediction.outcome from OneStoryRiskValues (preferred)
* mitigation MS

Profile: OneStoryCarePreference
Parent: Observation
Id: OneStory-CarePreference
Title: "OneStory care preference"
Description: "What helps a person to feel safe with a service, and what does not: what not to ask again, triggers, please do and please do not. In their own words."
* insert Published
* ^purpose = "Trauma-informed care: whoever opens the story sees these first and does not make the person tell the worst again."
* insert CategoryOf(carePreference, OneStoryObservationKindCodes#care-preference)
* code from OneStoryCarePreferenceValues (required)
* code MS
* subject 1..1
* subject only Reference(Patient)
* effective[x] MS
* performer MS
* value[x] 1..1
* value[x] only string
* value[x] MS

Profile: OneStoryMedicationStatement
Parent: MedicationStatement
Id: OneStory-MedicationStatement
Title: "OneStory medicine taken"
Description: "A medicine that a person takes, has taken or does not take, as they or a service tell it: also opioid substitution, and what is bought or taken from others."
* insert Published
* ^purpose = "Medicines from a GP, a mental health team and a drug service meet in one person. Each service sees what the others give, so that nothing dangerous is put together."
* status MS
* medication[x] MS
* medication[x] only CodeableConcept or Reference(Medication)
* subject only Reference(Patient)
* effective[x] MS
* informationSource MS
* dosage MS

Invariant: allergy-in-words
Description: "Say what the person is allergic to: code with a coding or a text."
Severity: #error
Expression: "code.coding.exists() or code.text.exists()"

Profile: OneStoryAllergyIntolerance
Parent: AllergyIntolerance
Id: OneStory-AllergyIntolerance
Title: "OneStory allergy or intolerance"
Description: "What a person must not be given, and what happened when they were."
* insert Published
* ^purpose = "Known once, safe everywhere. Two lists that differ are shown with their sources, never silently merged."
* obeys allergy-in-words
* patient only Reference(Patient)
* clinicalStatus MS
* verificationStatus MS
* code MS
* reaction MS
* recorder MS
* recordedDate MS

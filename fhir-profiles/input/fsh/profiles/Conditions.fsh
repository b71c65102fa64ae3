Invariant: code-or-words
Description: "Give the code of the condition, or at least its name in words."
Severity: #error
Expression: "coding.exists() or text.exists()"

Invariant: co-occurring-pair
Description: "A condition of category co-occurring names the other one in OneStory-CoOccursWith, and the other way round: send both or neither."
Severity: #error
Expression: "category.coding.where(system = 'https://fhir.onestory.example/CodeSystem/OneStory-ConditionKind' and code = 'co-occurring').exists() = extension.where(url = 'https://fhir.onestory.example/StructureDefinition/OneStory-CoOccursWith').exists()"

Profile: OneStoryCondition
Parent: Condition
Id: OneStory-Condition
Title: "OneStory condition"
Description: "Any condition of a person. Conditions that go together name each other, with words on how one affects the other: there is no single code for it, and none is made up."
* insert Published
* ^purpose = "Each service records what it knows; conditions that affect each other name each other, so that nobody treats one and overlooks the other."
* obeys co-occurring-pair
* clinicalStatus MS
* verificationStatus MS
* category MS
* code 1..1
* code MS
* code obeys code-or-words
* subject only Reference(Patient)
* recordedDate MS
* recorder MS
* extension contains OneStoryCoOccursWith named coOccursWith 0..* MS

// One category must be exactly this; others may stand beside it.
RuleSet: CategoryOf(slice, code)
* category ^slicing.discriminator.type = #pattern
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains {slice} 1..1 MS
* category[{slice}] = {code}

Profile: OneStoryMentalHealthCondition
Parent: OneStoryCondition
Id: OneStory-MentalHealthCondition
Title: "OneStory mental health condition"
Description: "A condition of mental health."
* insert Published
* ^purpose = "Tells a condition of mental health apart whoever recorded it, so that it is found, labelled and shared as such."
* insert CategoryOf(mentalHealth, OneStoryConditionKindCodes#mental-health)
* code from OneStoryMentalHealthProblemValues (preferred)

Profile: OneStorySubstanceUseCondition
Parent: OneStoryCondition
Id: OneStory-SubstanceUseCondition
Title: "OneStory substance use condition"
Description: "A condition that comes with alcohol or drugs, with how and how often they are taken where the person has said so."
* insert Published
* ^purpose = "What is taken, how and how often decides what is safe: the other profession needs it before the first appointment. The code names the substance."
* insert CategoryOf(substanceUse, OneStoryConditionKindCodes#substance-use)
* code from OneStorySubstanceUseProblemValues (preferred)
* extension contains
    OneStorySubstanceRoute named route 0..* and
    OneStorySubstancePattern named pattern 0..1

Profile: OneStoryNeed
Parent: OneStoryCondition
Id: OneStory-Need
Title: "OneStory need"
Description: "Something that a person needs help with, as they would put it, in one or more parts of their life."
* insert Published
* ^purpose = "Home, money, company and safety often matter more to a person than a diagnosis. A need is seen by all services, so that somebody takes it on."
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains need 1..* MS
* category[need] from OneStoryNeedValues (required)
* code from OneStorySocialNeedValues (preferred)

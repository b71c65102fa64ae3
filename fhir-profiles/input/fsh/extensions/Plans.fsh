Extension: OneStoryCareLevel
Id: OneStory-CareLevel
Title: "Level of care"
Description: "How much help the person has: under this plan, and on the journey, which follows the plan."
Context: CarePlan, EpisodeOfCare
* insert Published
* value[x] only CodeableConcept
* value[x] 1..1
* value[x] from OneStoryCareLevelValues (required)

Extension: OneStoryAgreedWithPerson
Id: OneStory-AgreedWithPerson
Title: "Agreed with the person"
Description: "Whether the person agreed to the plan, when, and who agreed (the person, or somebody for them)."
Context: CarePlan
* insert Published
* extension contains agreed 1..1 and date 0..1 and by 0..1
* extension[agreed] ^short = "Whether the plan was agreed"
* extension[agreed].value[x] only boolean
* extension[agreed].value[x] 1..1
* extension[date] ^short = "When"
* extension[date].value[x] only date
* extension[date].value[x] 1..1
* extension[by] ^short = "Who agreed"
* extension[by].value[x] only string or Reference(Patient or RelatedPerson or Practitioner or PractitionerRole)
* extension[by].value[x] 1..1

Extension: OneStoryKeyWorker
Id: OneStory-KeyWorker
Title: "Key worker"
Description: "The one person to turn to about this plan."
Context: CarePlan
* insert Published
* value[x] only Reference(Practitioner or PractitionerRole)
* value[x] 1..1

Extension: OneStoryReviewDate
Id: OneStory-ReviewDate
Title: "Review date"
Description: "The day by which the plan is looked at again."
Context: CarePlan
* insert Published
* value[x] only date
* value[x] 1..1

Extension: OneStoryReviewer
Id: OneStory-Reviewer
Title: "Reviewer"
Description: "Who sees to it that the plan is looked at again."
Context: CarePlan
* insert Published
* value[x] only Reference(Practitioner or PractitionerRole or Organization or CareTeam)
* value[x] 1..1

Extension: OneStoryTrigger
Id: OneStory-Trigger
Title: "Trigger"
Description: "What tends to come before a crisis or a relapse, in the person's own words."
Context: CarePlan
* insert Published
* value[x] only string
* value[x] 1..1

Extension: OneStoryWhatHelps
Id: OneStory-WhatHelps
Title: "What helps"
Description: "What helps the person when things get hard."
Context: CarePlan
* insert Published
* value[x] only string
* value[x] 1..1

Extension: OneStoryWhomToContact
Id: OneStory-WhomToContact
Title: "Whom to contact"
Description: "Whom to contact when things get hard: a person or service, or a name and a number."
Context: CarePlan
* insert Published
* value[x] only string or Reference(Patient or RelatedPerson or Practitioner or PractitionerRole or Organization or HealthcareService or CareTeam)
* value[x] 1..1

Invariant: activity-by-reference
Description: "Send each activity of a joint plan as a resource of its own, with an owner, and name it in activity.reference; leave activity.detail out."
Severity: #error
Expression: "activity.detail.empty()"

Profile: OneStoryJointCarePlan
Parent: CarePlan
Id: OneStory-JointCarePlan
Title: "OneStory joint care plan"
Description: "The one plan that a person and all services share: conditions, the person's own goals, who does what, how much help, and when it is looked at again."
* insert Published
* ^purpose = "One plan for the person instead of one for each service: who does what, for which goal, agreed with the person, with a key worker and a date to look at it again."
* obeys activity-by-reference
* insert CategoryOf(joint, OneStoryPlanKindCodes#joint)
* subject only Reference(Patient)
* contributor 1..*
* contributor MS
* careTeam MS
* addresses MS
* goal MS
* activity MS
* period MS
* extension contains
    OneStoryCareLevel named careLevel 0..1 MS and
    OneStoryAgreedWithPerson named agreedWithPerson 0..1 MS and
    OneStoryKeyWorker named keyWorker 0..1 MS and
    OneStoryReviewDate named reviewDate 0..1 MS and
    OneStoryReviewer named reviewer 0..1 MS

Profile: OneStoryStayingWellPlan
Parent: CarePlan
Id: OneStory-StayingWellPlan
Title: "OneStory staying-well plan"
Description: "How a person stays well after a service has finished: early signs, what helps, and whom to contact."
* insert Published
* ^purpose = "Nobody is discharged into nothing: this plan stays when a service goes, and a discharge names it."
* insert CategoryOf(stayingWell, OneStoryPlanKindCodes#staying-well)
* subject only Reference(Patient)
* extension contains
    OneStoryTrigger named trigger 0..* and
    OneStoryWhatHelps named whatHelps 0..* and
    OneStoryWhomToContact named whomToContact 0..* and
    OneStoryReviewDate named reviewDate 0..1 and
    OneStoryReviewer named reviewer 0..1

Invariant: trigger-needed
Description: "A safety plan names at least one OneStory-Trigger: what tends to come before a crisis, in the person's own words."
Severity: #error
Expression: "extension.where(url = 'https://fhir.onestory.example/StructureDefinition/OneStory-Trigger').exists()"

Profile: OneStorySafetyPlan
Parent: CarePlan
Id: OneStory-SafetyPlan
Title: "OneStory safety plan"
Description: "What a person and those around them do when things get hard: triggers, what helps, and whom to contact."
* insert Published
* ^purpose = "In a crisis there is no time to read a record. Triggers, what helps and whom to call stand here in the person's own words."
* obeys trigger-needed
* insert CategoryOf(safety, OneStoryPlanKindCodes#safety)
* subject only Reference(Patient)
* extension contains
    OneStoryTrigger named trigger 0..* MS and
    OneStoryWhatHelps named whatHelps 0..* MS and
    OneStoryWhomToContact named whomToContact 0..* MS and
    OneStoryReviewDate named reviewDate 0..1 and
    OneStoryReviewer named reviewer 0..1

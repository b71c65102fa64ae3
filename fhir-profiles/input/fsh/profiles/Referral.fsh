Invariant: reason-needed
Description: "Say why the person is referred: reasonCode, or reasonReference to a condition or need."
Severity: #error
Expression: "reasonCode.exists() or reasonReference.exists()"

Profile: OneStoryReferral
Parent: ServiceRequest
Id: OneStory-Referral
Title: "OneStory referral"
Description: "Asks one service, or a mental health and a substance use service together, to help a person. Stays open, with somebody responsible, until help is in place."
* insert Published
* ^purpose = "The referral that is never bounced: from the moment it is sent until support is in place there is somebody responsible, and the server keeps it so."
* obeys reason-needed
* status MS
* intent MS
* intent from OneStoryReferralIntentValues (required)
* category MS
* priority MS
* code from OneStoryReferralToValues (preferred)
* subject only Reference(Patient)
* subject MS
* authoredOn 1..1
* authoredOn MS
* requester 1..1
* requester only Reference(Organization or PractitionerRole or Practitioner)
* requester MS
* performer 1..2
* performer only Reference(HealthcareService or Organization)
* performer MS
* reasonCode MS
* reasonCode from OneStoryReferralReasonValues (preferred)
* reasonReference MS
* supportingInfo MS
* extension contains
    OneStoryResponsible named responsible 0..2 MS and
    OneStoryWaitingSince named waitingSince 0..1 MS

Invariant: never-failed
Description: "A Task of a referral is never failed: hand it on, put it on hold or cancel it with a reason."
Severity: #error
Expression: "$this != 'failed'"

Profile: OneStoryReferralTask
Parent: Task
Id: OneStory-ReferralTask
Title: "OneStory referral Task"
Description: "What one service has been asked to do under a referral, and how far it has come. One for each hand-off; a joint referral has one for each part under a common parent."
* insert Published
* ^purpose = "The entry of a work list. The service moves it along a fixed table of steps, each with its reason, and hands it on instead of sending it back."
// The same rule as on the referral, with an expression of its own. An Invariant of Shorthand is named by its key
// and so cannot stand twice; 6 is the first place after the constraints that Task has from the core standard.
* . ^constraint[6].key = "reason-needed"
* . ^constraint[6].severity = #error
* . ^constraint[6].human = "Say why in statusReason, with a code or in words, when the Task is rejected, cancelled or on hold."
* . ^constraint[6].expression = "status in ('rejected' | 'cancelled' | 'on-hold') implies (statusReason.coding.code.exists() or statusReason.text.exists())"
* . ^constraint[6].source = "https://fhir.onestory.example/StructureDefinition/OneStory-ReferralTask"
* status MS
* status obeys never-failed
* statusReason MS
* statusReason from OneStoryStatusReasonValues (extensible)
* businessStatus MS
* businessStatus from OneStoryBusinessStatusValues (required)
* intent = #order
* code 1..1
* code MS
* focus 1..1
* focus only Reference(ServiceRequest)
* focus MS
* for 1..1
* for only Reference(Patient)
* for MS
* authoredOn MS
* requester 1..1
* requester MS
* owner 1..1
* owner only Reference(Organization)
* owner MS
* partOf MS
* restriction.period MS
* restriction.period.end MS
* input MS
* output MS
* extension contains
    OneStoryService named service 0..1 MS and
    OneStoryEscalatedAt named escalatedAt 0..1 MS and
    OneStoryRemindedAt named remindedAt 0..* MS and
    OneStoryWaitingSince named waitingSince 0..1 MS and
    OneStoryClock named clock 0..1 MS

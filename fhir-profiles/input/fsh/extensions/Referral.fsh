// What the server keeps on a referral and its Task.
Extension: OneStoryResponsible
Id: OneStory-Responsible
Title: "Who is responsible now"
Description: "The organisation that is responsible for the person under this referral, one for each part of a joint referral. The server keeps it: it is never empty while the referral is active."
Context: ServiceRequest
* insert Published
* value[x] only Reference(Organization)
* value[x] 1..1

Extension: OneStoryWaitingSince
Id: OneStory-WaitingSince
Title: "Waiting since"
Description: "When the person began to wait. It stays the same when the referral is handed on, stepped up or stepped down."
Context: ServiceRequest, Task
* insert Published
* value[x] only dateTime
* value[x] 1..1

Extension: OneStoryService
Id: OneStory-Service
Title: "Service asked"
Description: "Which service of the organisation is meant: the one that the Task asks, or that the person is with."
Context: Task, EpisodeOfCare
* insert Published
* value[x] only Reference(HealthcareService)
* value[x] 1..1

Extension: OneStoryEscalatedAt
Id: OneStory-EscalatedAt
Title: "Escalated at"
Description: "When the single point of access was told of a Task that nobody had received by its due date, or that is stat. The server keeps it; it is written once."
Context: Task
* insert Published
* value[x] only dateTime
* value[x] 1..1

Extension: OneStoryRemindedAt
Id: OneStory-RemindedAt
Title: "Reminded at"
Description: "When the requester of a Task on hold was reminded that its owner waits for information, once for each reminder. The server keeps it while the Task is on hold."
Context: Task
* insert Published
* value[x] only dateTime
* value[x] 1..1

Extension: OneStoryClock
Id: OneStory-Clock
Title: "Waiting clock"
Description: "The four-week wait of adult community mental health, reckoned anew whenever something changes: when it began, which of the four firsts have happened, and whether it has stopped. Days are those of Europe/London. The server keeps it."
Context: Task
* insert Published
* extension contains
    status 1..1 and
    reason 0..1 and
    start 1..1 and
    contact 0..1 and
    outcome 0..1 and
    assessment 0..1 and
    help 0..1 and
    stop 0..1
* extension[status] ^short = "Whether the clock runs"
* extension[status].value[x] only Coding
* extension[status].value[x] 1..1
* extension[status].value[x] from OneStoryClockStatusValues (required)
* extension[reason] ^short = "Why it is not counted"
* extension[reason].value[x] only Coding
* extension[reason].value[x] 1..1
* extension[reason].value[x] from OneStoryNotCountedValues (required)
* extension[start] ^short = "The day on which the person began to wait for this provider"
* extension[start].value[x] only date
* extension[start].value[x] 1..1
* extension[contact] ^short = "The first contact at which the person was seen"
* extension[contact].value[x] only date
* extension[contact].value[x] 1..1
* extension[outcome] ^short = "The first score"
* extension[outcome].value[x] only date
* extension[outcome].value[x] 1..1
* extension[assessment] ^short = "The first assessment"
* extension[assessment].value[x] only date
* extension[assessment].value[x] 1..1
* extension[help] ^short = "The first care plan that the person agreed to, or the first intervention"
* extension[help].value[x] only date
* extension[help].value[x] 1..1
* extension[stop] ^short = "The day on which the last of the four firsts happened"
* extension[stop].value[x] only date
* extension[stop].value[x] 1..1

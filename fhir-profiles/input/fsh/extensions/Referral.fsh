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

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

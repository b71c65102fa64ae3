Extension: OneStoryAttendance
Id: OneStory-Attendance
Title: "Attendance"
Description: "Whether the person was seen, and if not, why the contact did not take place. Waiting times are counted from it."
Context: Encounter
* insert Published
* value[x] only CodeableConcept
* value[x] 1..1
* value[x] from OneStoryAttendanceValues (required)

Extension: OneStoryContactMedium
Id: OneStory-ContactMedium
Title: "Contact medium"
Description: "How the person and the worker met: face to face, by telephone, by video. Waiting times are counted from it."
Context: Encounter
* insert Published
* value[x] only CodeableConcept
* value[x] 1..1
* value[x] from OneStoryContactMediumValues (extensible)

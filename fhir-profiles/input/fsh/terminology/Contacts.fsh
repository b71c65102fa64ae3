CodeSystem: OneStoryEpisodeKindCodes
Id: OneStory-EpisodeKind
Title: "Kind of episode"
Description: "Tells the time with one service from the whole journey that runs through all of them."
* insert PublishedCodes
* #service "Time with a service" "From the day a service takes responsibility until it has finished."
* #journey "Journey" "All of the help for one person, across services, from the first referral until support is in place."

ValueSet: OneStoryEpisodeKindValues
Id: OneStory-EpisodeKind
Title: "Kind of episode"
Description: "All kinds of episode."
* insert Published
* include codes from system OneStoryEpisodeKindCodes

CodeSystem: OneStoryAttendanceCodes
Id: OneStory-Attendance
Title: "Attendance"
Description: "Whether the person was seen, with the attendance code of the Mental Health Services Data Set."
* insert PublishedCodes
* ^property[+].code = #mhsds-attendance
* ^property[=].description = "Attendance code of the Mental Health Services Data Set"
* ^property[=].type = #code
* #seen "Seen" "The person came in time and was seen."
  * ^property[+].code = #mhsds-attendance
  * ^property[=].valueCode = #5
* #came-late-and-seen "Came late and was seen" "The person came late and was seen all the same."
  * ^property[+].code = #mhsds-attendance
  * ^property[=].valueCode = #6
* #came-late-not-seen "Came late, could not be seen" "The person came, but too late to be seen."
  * ^property[+].code = #mhsds-attendance
  * ^property[=].valueCode = #7
* #did-not-attend "Did not attend" "The person did not come and nobody had said so before."
  * ^property[+].code = #mhsds-attendance
  * ^property[=].valueCode = #3
* #cancelled-by-person "Cancelled by the person" "The person, or somebody for them, had said that they could not come."
  * ^property[+].code = #mhsds-attendance
  * ^property[=].valueCode = #2
* #cancelled-by-service "Cancelled by the service" "The service called it off."
  * ^property[+].code = #mhsds-attendance
  * ^property[=].valueCode = #4

ValueSet: OneStoryAttendanceValues
Id: OneStory-Attendance
Title: "Attendance"
Description: "All outcomes of attendance."
* insert Published
* include codes from system OneStoryAttendanceCodes

CodeSystem: OneStoryContactMediumCodes
Id: OneStory-ContactMedium
Title: "Contact medium"
Description: "How a person and a worker met, with the consultation medium code of the Mental Health Services Data Set where the contact can stop the waiting clock."
* insert PublishedCodes
* ^property[+].code = #mhsds-medium
* ^property[=].description = "Consultation medium code of the Mental Health Services Data Set"
* ^property[=].type = #code
* #face-to-face "Face to face" "In the same place."
  * ^property[+].code = #mhsds-medium
  * ^property[=].valueCode = #01
* #telephone "Telephone" "By telephone."
  * ^property[+].code = #mhsds-medium
  * ^property[=].valueCode = #02
* #talk-type "Talk type" "By typed conversation, for somebody who cannot speak or hear on the telephone."
  * ^property[+].code = #mhsds-medium
  * ^property[=].valueCode = #04
* #video "Video" "By video call."
  * ^property[+].code = #mhsds-medium
  * ^property[=].valueCode = #11
* #message "Message" "By text message, email or letter. It does not stop the waiting clock."

ValueSet: OneStoryContactMediumValues
Id: OneStory-ContactMedium
Title: "Contact medium"
Description: "All media of contact."
* insert Published
* include codes from system OneStoryContactMediumCodes

CodeSystem: OneStoryNoticeCodes
Id: OneStory-Notice
Title: "What the server tells by itself"
Description: "Why the server writes a Communication, or asks somebody by a Task: so that no referral goes quiet and no story grows old. In the outcome of a write: what whoever sends something urgent should know."
* insert PublishedCodes
* #not-received "Not received" "A service has not received a referral by its due date."
* #urgent "Urgent" "A referral is stat: the single point of access knows of it from the first moment."
* #not-answered "Not answered" "A referral is on hold for information that has not come after the last reminder."
* #on-hold-reminder "On-hold reminder" "A service waits for information about a referral from whoever sent it."
* #story-not-opened "Story not opened" "A service has seen a person and not opened their story, so it may ask again what was told."
* #plan-review-due "Plan to be looked at again" "The review date of a joint plan has passed."
* #about-me-review-due "About Me to be looked at again" "Nobody has looked at the person's About Me with them for a long time."
* #crisis-line "Crisis line" "OneStory is no crisis service; this tells who helps at once."

ValueSet: OneStoryNoticeValues
Id: OneStory-Notice
Title: "What the server tells by itself"
Description: "All that the server tells by itself."
* insert Published
* include codes from system OneStoryNoticeCodes

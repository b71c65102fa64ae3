CodeSystem: OneStoryCarePreferenceCodes
Id: OneStory-CarePreference
Title: "Care preferences"
Description: "The kinds of things that a person wants every service to know about how to be with them."
* insert PublishedCodes
* #do-not-ask-again "Please do not ask again" "Something that has been told and is known: read it instead of asking."
* #trigger "What sets me off" "Words, places, people or things that bring the worst back."
* #what-helps "What helps" "What makes it easier to come, to talk and to stay."
* #please-do "Please do" "How the person wants to be met."
* #please-do-not "Please do not" "What makes it worse."
* #who-to-see "Whom I would rather see" "For example a woman, a man, somebody with experience of their own, the same person each time."

ValueSet: OneStoryCarePreferenceValues
Id: OneStory-CarePreference
Title: "Care preferences"
Description: "All kinds of care preference."
* insert Published
* include codes from system OneStoryCarePreferenceCodes

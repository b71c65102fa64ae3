CodeSystem: OneStoryStorySectionCodes
Id: OneStory-StorySection
Title: "Sections of the story"
Description: "The twelve sections of a person's story, in the order in which they are read."
* insert PublishedCodes
* #please-do "Please do, please do not" "What helps and what does not, and what not to ask again."
* #safety "Safety" "Risks, and the safety plan."
* #about-me "About me" "What the person wants everyone to know, in their own words."
* #conditions "Conditions" "Mental health, substance use, and how they go together."
* #needs "Needs" "Mental and emotional, physical, housing, money, work, relationships, safety."
* #strengths "Strengths and goals" "What the person can build on and hopes for."
* #plan "The plan" "The joint plan and who does what."
* #medication "Medication and allergies" "What the person takes, and what they must not have."
* #referrals "Referrals" "Who has been asked to help and who is responsible now."
* #scores "Scores over time" "Results of scored tools."
* #people "People important to me" "Family, friends and others who matter."
* #history "What has happened" "What has happened so far."

ValueSet: OneStoryStorySectionValues
Id: OneStory-StorySection
Title: "Sections of the story"
Description: "All sections of the story."
* insert Published
* include codes from system OneStoryStorySectionCodes

CodeSystem: OneStoryDocumentKindCodes
Id: OneStory-DocumentKind
Title: "Kind of document"
Description: "Documents that OneStory puts together."
* insert PublishedCodes
* #story "My story" "What a person has told already, put together so that nobody asks again."

ValueSet: OneStoryDocumentKindValues
Id: OneStory-DocumentKind
Title: "Kind of document"
Description: "All kinds of document."
* insert Published
* include codes from system OneStoryDocumentKindCodes

CodeSystem: OneStoryAboutMeCodes
Id: OneStory-AboutMe
Title: "About me questions"
Description: "The questions of About Me, after the PRSB About Me standard. The same code in two questionnaires means the same question, so that it is asked only once."
* insert PublishedCodes
* #most-important-to-me "What is most important to me"
* #people-important-to-me "People who are important to me"
* #how-i-communicate "How I communicate and how to communicate with me"
* #my-wellness "My wellness"
* #please-do "Please do"
* #please-do-not "Please do not"
* #already-told "What I have told already and do not want to be asked again"
* #how-and-when-to-support-me "How and when to support me"
* #also-worth-knowing "Also worth knowing about me"
* #supported-to-write-this-by "I was supported to write this by"
* #date-last-updated "Date last updated"

ValueSet: OneStoryAboutMeValues
Id: OneStory-AboutMe
Title: "About me questions"
Description: "All questions of About Me."
* insert Published
* include codes from system OneStoryAboutMeCodes

CodeSystem: OneStoryAskOnceCodes
Id: OneStory-AskOnce
Title: "Ask once"
Description: "What the measure story-retells counts, and by what."
* insert PublishedCodes
* #questions-asked "Questions asked" "Questions that people answered in finished forms because somebody asked them."
* #answers-reused "Answers used again" "Questions that were answered with what the person had told before, and not asked."
* #questions-retold "Questions asked again" "Questions asked whose answer was known to whoever asked."
* #first-contacts "First contacts" "People whom an organisation saw or took on for the first time."
* #stories-opened-first "Stories opened before the first contact" "First contacts of organisations that had opened the person's story before."
* #service "By service" "The organisation that asked, or had the contact."
* #borough "By borough" "The borough of the person's GP practice, else of the organisation."

ValueSet: OneStoryAskOnceValues
Id: OneStory-AskOnce
Title: "Ask once"
Description: "All that the measure story-retells counts, and by what."
* insert Published
* include codes from system OneStoryAskOnceCodes

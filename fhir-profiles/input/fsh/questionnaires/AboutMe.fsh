RuleSet: Question(code, type, text)
* item[+].linkId = "{code}"
* item[=].code = OneStoryAboutMeCodes#{code}
* item[=].text = "{text}"
* item[=].type = #{type}
* item[=].required = false

Instance: OneStory-AboutMe
InstanceOf: OneStoryQuestionnaire
Usage: #definition
Title: "About me"
Description: "What a person wants everyone who helps them to know, in their own words."
* insert PublishedInstance(Questionnaire, OneStory-AboutMe)
* name = "OneStoryAboutMe"
* title = "About me"
* description = "What a person wants everyone who helps them to know, in their own words. After the headings of the PRSB About Me standard. Every question may be left out."
* subjectType = #Patient
* insert Question(most-important-to-me, text, [[What is most important to me]])
* insert Question(people-important-to-me, text, [[People who are important to me]])
* insert Question(how-i-communicate, text, [[How I communicate and how to communicate with me]])
* insert Question(my-wellness, text, [[My wellness: what a good day and a bad day look like]])
* insert Question(please-do, text, [[Please do]])
* insert Question(please-do-not, text, [[Please do not]])
* insert Question(already-told, text, [[What I have told already and do not want to be asked again]])
* insert Question(how-and-when-to-support-me, text, [[How and when to support me]])
* insert Question(also-worth-knowing, text, [[Also worth knowing about me]])
* insert Question(supported-to-write-this-by, text, [[I was supported to write this by]])
* insert Question(date-last-updated, date, [[Date last updated]])

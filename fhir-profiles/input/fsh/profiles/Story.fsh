Profile: OneStoryQuestionnaire
Parent: Questionnaire
Id: OneStory-Questionnaire
Title: "OneStory questionnaire"
Description: "A form whose questions carry codes: the same code in two forms means the same question, so that an answer is used again instead of asking again."
* insert Published
* ^purpose = "A coded question is the same question in every form: what was answered once is offered again instead of being asked again."
* url MS
* item 1..*
* item.code MS
* item.extension contains OneStoryAnswerLasts named answerLasts 0..1

Profile: OneStoryAboutMe
Parent: QuestionnaireResponse
Id: OneStory-AboutMe
Title: "OneStory about me"
Description: "What a person wants everyone who helps them to know, in their own words: the answers to the About Me questions."
* insert Published
* ^purpose = "The person introduces themselves once, as the PRSB's About Me standard asks, and every service reads it before they meet."
* questionnaire 1..1
* questionnaire = "https://fhir.onestory.example/Questionnaire/OneStory-AboutMe"
* subject 1..1
* subject only Reference(Patient)
* authored 1..1
* author MS
* extension contains OneStoryToBeAsked named toBeAsked 0..1
* item.extension contains OneStoryShareOnlyWith named shareOnlyWith 0..*
* item.answer.extension contains OneStoryReusedFrom named reusedFrom 0..1

RuleSet: StorySection(slice, code)
* section contains {slice} 1..1
* section[{slice}].title 1..1
* section[{slice}].code 1..1
* section[{slice}].code = OneStoryStorySectionCodes#{code}

Profile: OneStoryStory
Parent: Composition
Id: OneStory-Story
Title: "OneStory story"
Description: "What a person has told already, in twelve sections that always come in the same order. A section with nothing in it says so in its text and in emptyReason."
* insert Published
* ^purpose = "One document worth reading instead of three records: the same twelve sections in the same order, each with who told it and when."
* type MS
* type from OneStoryDocumentKindValues (preferred)
* subject 1..1
* subject only Reference(Patient)
* subject MS
* date MS
* author MS
* title MS
* custodian MS
* section MS
* section.emptyReason MS
* section ^slicing.discriminator.type = #pattern
* section ^slicing.discriminator.path = "code"
* section ^slicing.ordered = true
* section ^slicing.rules = #openAtEnd
* insert StorySection(pleaseDo, please-do)
* insert StorySection(safety, safety)
* insert StorySection(aboutMe, about-me)
* insert StorySection(conditions, conditions)
* insert StorySection(needs, needs)
* insert StorySection(strengths, strengths)
* insert StorySection(plan, plan)
* insert StorySection(medication, medication)
* insert StorySection(referrals, referrals)
* insert StorySection(scores, scores)
* insert StorySection(people, people)
* insert StorySection(history, history)

Profile: OneStoryStoryBundle
Parent: Bundle
Id: OneStory-StoryBundle
Title: "OneStory story document"
Description: "The story and all that it cites, each resource once, as a document. The core standard already wants the Composition first."
* insert Published
* ^purpose = "The story travels whole: what it cites is inside, so that it can be read, kept and shown by a system that knows nothing else of the person."
* type = #document
* identifier 1..1
* timestamp 1..1
* entry 1..*

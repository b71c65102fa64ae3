// The first assessment, once for all services. Headings after the PRSB standards. Nothing is required: who asks
// follows the person, and what the story tells already is filled in and only confirmed.

RuleSet: Part(code, text)
* item[+].linkId = "{code}"
* item[=].text = "{text}"
* item[=].type = #group
* item[=].required = false

RuleSet: Say(code, text)
* item[=].item[+].linkId = "{code}"
* item[=].item[=].text = "{text}"
* item[=].item[=].type = #display

RuleSet: Ask(code, type, text)
* item[=].item[+].linkId = "{code}"
* item[=].item[=].code = OneStoryAssessmentQuestionCodes#{code}
* item[=].item[=].text = "{text}"
* item[=].item[=].type = #{type}
* item[=].item[=].required = false

RuleSet: AskAsInAboutMe(code, text)
* item[=].item[+].linkId = "{code}"
* item[=].item[=].code = OneStoryAboutMeCodes#{code}
* item[=].item[=].text = "{text}"
* item[=].item[=].type = #text
* item[=].item[=].required = false

RuleSet: AskChoice(code, values, text)
* insert Ask({code}, choice, [[{text}]])
* item[=].item[=].answerValueSet = "https://fhir.onestory.example/ValueSet/{values}"

Instance: OneStory-InitialAssessment
InstanceOf: OneStoryQuestionnaire
Usage: #definition
Title: "First assessment"
Description: "What is asked when a person first comes to any service, once for all of them."
* insert PublishedInstance(Questionnaire, OneStory-InitialAssessment)
* name = "OneStoryInitialAssessment"
* title = "First assessment"
* description = "What is asked when a person first comes to any service, once for all of them. The person chooses what to answer, in which order, and with whom in the room."
* subjectType = #Patient
* insert Part(before-we-start, Before we start)
* insert Say(you-choose, [[You choose. You can skip any question, answer it another day, or stop at any time. You do not have to tell what happened to you, and you will get help whatever you leave out.]])
* insert Say(who-sees-this, [[What you say here is seen by the services that help you, so that you need not say it again. You can say what should not be shared. Only if a life is in danger might we have to tell somebody all the same, and then we tell you.]])
* insert Part(about-you, About you)
* insert Ask(preferred-name, string, [[What would you like us to call you?]])
* insert AskAsInAboutMe(how-i-communicate, [[How do you like us to talk with you, and what should we know about that? (You can skip this.)]])
* insert AskAsInAboutMe(most-important-to-me, [[What is most important to you?]])
* insert AskAsInAboutMe(please-do, [[What would make this easier for you? Please do ...]])
* insert AskAsInAboutMe(please-do-not, [[What should we avoid? Please do not ...]])
* insert AskAsInAboutMe(already-told, [[What have you told others already and do not want to be asked again?]])
* insert Part(why-now, What brings you and how you feel)
* insert Ask(what-brings-you, text, [[What would you like help with, in your own words?]])
* insert Ask(what-has-helped, text, [[What has helped you before, even a little, and what has not?]])
* insert Ask(feeling-lately, text, [[How have you been feeling lately?]])
* insert Part(alcohol-and-drugs, Alcohol and drugs)
* insert Say(no-judgement, [[We ask everyone. Nothing you say here stops you from getting help, and you do not have to stop first. You can skip any of these.]])
* insert Ask(substances, text, [[Do you drink or use drugs at the moment? Which ones, and about how much?]])
* insert AskChoice(substance-pattern, OneStory-SubstancePattern, [[About how often?]])
* insert AskChoice(substance-route, OneStory-SubstanceRoute, [[How do you take it? We ask so that we can help you to stay safe.]])
* item[=].item[=].repeats = true
* insert Ask(what-it-does-for-me, text, [[What does it do for you? What is good about it, and what is not?]])
* insert AskChoice(unwell-when-stopping, OneStory-PlainAnswer, [[Have you ever felt unwell when you stopped or cut down, for example shaking, sweating or a fit? Please do not stop suddenly without talking to us.]])
* insert AskChoice(overdose-ever, OneStory-PlainAnswer, [[Have you ever had an overdose, or been close to one?]])
* insert Ask(what-to-change, text, [[Is there anything you would like to change about it? It is fine if not.]])
* insert Ask(how-they-go-together, text, [[How do your feelings and the alcohol or drugs affect each other, if they do?]])
* insert Part(safety, Staying safe)
* insert AskChoice(safe-now, OneStory-PlainAnswer, [[Do you feel safe where you live, and with the people around you? (You can skip this, or ask to answer it alone.)]])
* insert AskChoice(suicidal-thoughts, OneStory-PlainAnswer, [[When things are hard, people sometimes think about ending their life. Have you had such thoughts lately? (You can skip this. If you feel unsafe now, tell us and we will stay with you.)]])
* insert Ask(what-keeps-me-safe, text, [[What helps you, and who, when things are at their worst?]])
* insert Part(body, Your body and health)
* insert Ask(physical-health, text, [[Is there anything about your body or health, pain for example, that we should know?]])
* insert Ask(medicines-and-allergies, text, [[What medicines do you take, and is there anything that you cannot take?]])
* insert Part(daily-life, Your daily life)
* insert AskChoice(areas-of-need, OneStory-Need, [[Where would help make a difference? Choose as many as you like.]])
* item[=].item[=].repeats = true
* insert AskAsInAboutMe(people-important-to-me, [[Who is important to you?]])
* insert Ask(people-i-care-for, text, [[Do you look after anyone, children for example? We ask so that we can help with that too. (You can skip this.)]])
* insert Part(strengths-and-hopes, What you are good at and what you hope for)
* insert Ask(good-at, text, [[What are you good at or proud of?]])
* insert Ask(hopes, text, [[What would you like to be different in a few months?]])
* insert Part(sharing, Sharing)
* insert Ask(who-may-know, text, [[Whom may we talk to about this, and whom not?]])
* insert AskAsInAboutMe(also-worth-knowing, [[Is there anything else you would like us to know, or anything we should have asked?]])

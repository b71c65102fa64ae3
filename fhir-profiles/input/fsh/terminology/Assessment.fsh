CodeSystem: OneStoryAssessmentQuestionCodes
Id: OneStory-AssessmentQuestion
Title: "Questions of the first assessment"
Description: "What is asked when a person comes to any service for the first time. Questions that About Me asks as well keep the codes of About Me, so that an answer given once is used again."
* insert PublishedCodes
* #preferred-name "Preferred name" "What the person would like to be called."
* #what-brings-you "What brings you" "What the person would like help with."
* #what-has-helped "What has helped" "What has helped before, and what has not."
* #feeling-lately "Feeling lately" "How the person has felt lately."
* #substances "Alcohol and drugs" "What the person drinks or uses at present."
* #substance-pattern "How often" "How often the person drinks or uses drugs."
* #substance-route "How taken" "How drugs are taken, asked to keep the person safe."
* #what-it-does-for-me "What it does for me" "What drinking or using drugs does for the person, good and bad."
* #unwell-when-stopping "Unwell when stopping" "Whether the person was ever unwell when they stopped or cut down."
* #overdose-ever "Overdose ever" "Whether the person ever had an overdose."
* #what-to-change "What to change" "What the person would like to change about it, if anything."
* #how-they-go-together "How they go together" "How feelings and alcohol or drugs affect each other."
* #safe-now "Safe now" "Whether the person feels safe where they live and with the people around them."
* #suicidal-thoughts "Thoughts of suicide" "Whether the person has had thoughts of ending their life lately."
* #what-keeps-me-safe "What keeps me safe" "What and who helps when things are at their worst."
* #physical-health "Body and health" "Pain, illness and anything else about the body."
* #medicines-and-allergies "Medicines and allergies" "What the person takes and what they cannot take."
* #areas-of-need "Areas of need" "The parts of life in which help would make a difference."
* #people-i-care-for "People I care for" "Children or others whom the person looks after."
* #good-at "Good at" "What the person is good at or proud of."
* #hopes "Hopes" "What the person would like to be different."
* #who-may-know "Who may know" "Whom the person wants to be told, and whom not."

CodeSystem: OneStoryPlainAnswerCodes
Id: OneStory-PlainAnswer
Title: "Plain answers"
Description: "Answers to a question that can be hard: nobody has to say more than they want."
* insert PublishedCodes
* #yes "Yes"
* #no "No"
* #not-sure "Not sure"
* #rather-not-say "I would rather not say" "The person chose not to answer now. It is an answer, and is not asked again without need."

ValueSet: OneStoryPlainAnswerValues
Id: OneStory-PlainAnswer
Title: "Plain answers"
Description: "All plain answers."
* insert Published
* include codes from system OneStoryPlainAnswerCodes

// Documents, what one profession should know of the other's field, and the catalogue of help.

Invariant: document-there
Description: "A document can be opened: each attachment has its content in data or an address in url."
Severity: #error
Expression: "content.attachment.all(data.exists() or url.exists())"

Profile: OneStoryDocumentReference
Parent: DocumentReference
Id: OneStory-DocumentReference
Title: "OneStory document"
Description: "A document about a person that exists as a file: a letter from before, a report, a crisis plan on paper."
* ^purpose = "Services use it to share what is not structured, so that nobody has to ask the person for it again."
* ^status = #active
* insert Published
* obeys document-there
* identifier MS
* status MS
* type MS
* category MS
* subject MS
* date MS
* author MS
* custodian MS
* description MS
* securityLabel MS
* content MS
* content.attachment MS

Invariant: knowledge-in-words
Description: "Knowledge can be read: it has text, or content that can be opened."
Severity: #error
Expression: "text.exists() or content.exists()"

// UK Core has no profile for Library, ActivityDefinition and PlanDefinition.
Profile: OneStoryKnowledge
Parent: Library
Id: OneStory-Knowledge
Title: "OneStory knowledge"
Description: "What somebody of one profession should know of the other's field, in a few plain words. It tells what to look for and what to do next, and is no guideline."
* ^purpose = "Workers read it when they help somebody whose needs reach beyond their own training; the interventions of the catalogue point to it."
* ^status = #active
* insert Published
* obeys knowledge-in-words
* url 1..1
* url MS
* title 1..1
* title MS
* description MS
* useContext MS
* useContext ^short = "Whom it is for: the sector of the reader"
* text MS
* content MS
* relatedArtifact MS

Profile: OneStoryIntervention
Parent: PlanDefinition
Id: OneStory-Intervention
Title: "OneStory intervention"
Description: "A kind of help that a plan may offer, with what is done step by step and what a worker should know before."
* ^purpose = "Workers choose it from the catalogue together with the person; applied to them, its actions become activities of the joint plan. Operators keep the catalogue."
* ^status = #active
* insert Published
* url 1..1
* url MS
* title 1..1
* title MS
* description MS
* useContext MS
* relatedArtifact MS
* relatedArtifact ^short = "What to know: documentation that points to a OneStory-Knowledge Library"
* goal MS
* action 1..*
* action MS
* action.title MS
* action.code MS
* action.definition[x] MS

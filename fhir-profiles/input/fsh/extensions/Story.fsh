Extension: OneStoryReusedFrom
Id: OneStory-ReusedFrom
Title: "Reused from"
Description: "Where an answer was taken from, so that the person need not tell it again."
Context: QuestionnaireResponse.item.answer, Composition.section
* insert Published
* value[x] only Reference(Resource)
* value[x] 1..1

Extension: OneStoryShareOnlyWith
Id: OneStory-ShareOnlyWith
Title: "Share only with"
Description: "With whom alone the person wants to share this part of what they say: an organisation, or all services of a sector. Repeat it for several. The server shows the part to nobody else, also not to who wrote it down, unless they are named."
Context: QuestionnaireResponse.item
* insert Published
* value[x] only Reference(Organization) or Coding
* value[x] 1..1
* valueCoding from OneStoryServiceSectorValues (required)

Extension: OneStoryMayBeKnown
Id: OneStory-MayBeKnown
Title: "May be known"
Description: "Whether others may be told that something is withheld, though not what."
Context: Consent, Consent.provision
* insert Published
* value[x] only boolean
* value[x] 1..1

Extension: OneStoryCareCircle
Id: OneStory-CareCircle
Title: "Care circle"
Description: "An organisation that cares for the person and so may see their record. The server keeps it."
Context: Patient
* insert Published
* value[x] only Reference(Organization)
* value[x] 1..1

Extension: OneStoryToBeAsked
Id: OneStory-ToBeAsked
Title: "To be asked"
Description: "How many questions of the form are left to be asked, after all that the person has told already was filled in. The server tells it in the answer of $populate."
Context: QuestionnaireResponse
* insert Published
* value[x] only unsignedInt
* value[x] 1..1

Extension: OneStoryAnswerLasts
Id: OneStory-AnswerLasts
Title: "Answer lasts"
Description: "How long an answer to this question lasts before the person is asked again, in days (d), weeks (wk), months (mo) or years (a). An address goes stale, a childhood does not: 1000 years mean for ever, 0 days mean asked each time. Absent means what the server's table says for the code of the question."
Context: Questionnaire.item
* insert Published
* value[x] only Duration
* value[x] 1..1

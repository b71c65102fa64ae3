// What the server counts itself as it happens; src/docs/ask-once.md tells how. The criteria tell where
// the numbers come from; there is no CQL behind them.

RuleSet: Counted(code, display, description, from)
* group[+].code = OneStoryAskOnceCodes#{code} "{display}"
* group[=].description = "{description}"
* group[=].population.code = http://terminology.hl7.org/CodeSystem/measure-population#initial-population
* group[=].population.criteria.description = "{description}"
* group[=].population.criteria.language = #application/x-fhir-query
* group[=].population.criteria.expression = "{from}"
* group[=].stratifier[0].code = OneStoryAskOnceCodes#service "By service"
* group[=].stratifier[1].code = OneStoryAskOnceCodes#borough "By borough"

Instance: story-retells
InstanceOf: Measure
Usage: #definition
Title: "How often people tell their story again"
* insert PublishedInstance(Measure, story-retells)
* name = "StoryRetells"
* title = "How often people tell their story again"
* description = "Questions asked, answers used again, questions asked again though the answer was known, and stories opened before the first contact. By service and borough, never by clinician. Numbers below 5 are left out, all others are rounded to 5."
* scoring = http://terminology.hl7.org/CodeSystem/measure-scoring#cohort
* insert Counted(questions-asked, [[Questions asked]], [[Questions that were asked and answered]], [[QuestionnaireResponse?status=completed,amended]])
* insert Counted(answers-reused, [[Answers used again]], [[Questions answered with what the person had told before]], [[QuestionnaireResponse?status=completed,amended]])
* insert Counted(questions-retold, [[Questions asked again]], [[Questions asked whose answer was known to whoever asked]], [[QuestionnaireResponse?status=completed,amended]])
* insert Counted(first-contacts, [[First contacts]], [[People seen or taken on by an organisation for the first time]], [[Encounter?status=in-progress,finished]])
* insert Counted(stories-opened-first, [[Stories opened before the first contact]], [[First contacts of organisations that had opened the story before]], [[Encounter?status=in-progress,finished]])

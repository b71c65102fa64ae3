Invariant: strength-in-words
Description: "Say what the strength is: valueString, or code.text."
Severity: #error
Expression: "value.exists() or code.text.exists()"

Profile: OneStoryStrength
Parent: Observation
Id: OneStory-Strength
Title: "OneStory strength"
Description: "What a person is good at, proud of or can build on, in their own words."
* insert Published
* obeys strength-in-words
* insert CategoryOf(strength, OneStoryObservationKindCodes#strength)
* subject 1..1
* subject only Reference(Patient)
* effective[x] MS
* performer MS
* value[x] only string
* value[x] MS

Invariant: score-or-why-not
Description: "Send the score in value[x] or its items in component, or say in dataAbsentReason why there is none."
Severity: #error
Expression: "value.exists() or component.exists() or dataAbsentReason.exists()"

Profile: OneStoryScore
Parent: Observation
Id: OneStory-Score
Title: "OneStory score"
Description: "The result of a scored tool on a given day. The score only: several tools are licensed."
* insert Published
* obeys score-or-why-not
* insert CategoryOf(score, OneStoryObservationKindCodes#score)
* code MS
* code from OneStoryScoreToolValues (extensible)
* subject 1..1
* subject only Reference(Patient)
* effective[x] 1..1
* effective[x] MS
* performer MS
* value[x] only integer or Quantity
* value[x] MS

Extension: OneStoryCoOccursWith
Id: OneStory-CoOccursWith
Title: "Co-occurs with"
Description: "Another condition of the same person that goes together with this one, and how one affects the other."
Context: Condition
* insert Published
* extension contains condition 1..1 and effect 0..1
* extension[condition] ^short = "The other condition"
* extension[condition].value[x] only Reference(Condition)
* extension[condition].value[x] 1..1
* extension[effect] ^short = "How one affects the other, in the person's words if possible"
* extension[effect].value[x] only string
* extension[effect].value[x] 1..1

Extension: OneStorySubstanceRoute
Id: OneStory-SubstanceRoute
Title: "How the substance is taken"
Description: "The route by which the person takes the substance."
Context: Condition
* insert Published
* value[x] only CodeableConcept
* value[x] 1..1
* value[x] from OneStorySubstanceRouteValues (extensible)

Extension: OneStorySubstancePattern
Id: OneStory-SubstancePattern
Title: "Pattern of use"
Description: "How often the person uses the substance at present."
Context: Condition
* insert Published
* value[x] only CodeableConcept
* value[x] 1..1
* value[x] from OneStorySubstancePatternValues (extensible)

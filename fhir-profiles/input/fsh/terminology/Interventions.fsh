// Codes of our own: of SNOMED CT only those codes stand here that a published NHS list shows. Those that say
// "completed" are for the record of what was done, never for a plan.

CodeSystem: OneStoryInterventionCodes
Id: OneStory-Intervention
Title: "Interventions"
Description: "What a plan may offer. The properties tell the SNOMED CT code of the activity, or of its completion, where one is known."
* insert PublishedCodes
* ^property[+].code = #snomed
* ^property[=].description = "The same activity in SNOMED CT"
* ^property[=].type = #code
* ^property[+].code = #snomed-when-done
* ^property[=].description = "How the completed activity is recorded in SNOMED CT"
* ^property[=].type = #code
* #harm-reduction "Harm reduction" "Staying as safe as possible while using alcohol or drugs, without having to stop first."
* #safer-use-advice "Safer use advice" "Talking about how to lower the risks of what a person uses."
  * ^property[+].code = #snomed
  * ^property[=].valueCode = #425014005
* #take-home-naloxone "Take-home naloxone" "A naloxone kit to keep, and practice in how to use it in an overdose."
* #needle-exchange "Needle and syringe exchange" "New injecting equipment, and safe disposal of what was used."
* #brief-alcohol-intervention "Brief alcohol intervention" "A short, friendly conversation about drinking and what the person would like to change."
  * ^property[+].code = #snomed-when-done
  * ^property[=].valueCode = #366371000000105
* #extended-alcohol-intervention "Extended alcohol intervention" "Several conversations about drinking, with goals of the person's own."
  * ^property[+].code = #snomed-when-done
  * ^property[=].valueCode = #366421000000103
* #opioid-substitution-treatment "Opioid substitution treatment" "Prescribed methadone or buprenorphine in place of heroin or other opioids, with regular reviews."
  * ^property[+].code = #snomed
  * ^property[=].valueCode = #304681000000107
* #opioid-substitution-review "Review of opioid substitution treatment" "Looking together at dose, health, safety and wishes."
  * ^property[+].code = #snomed
  * ^property[=].valueCode = #891951000000109
* #trauma-informed-stabilisation "Trauma-informed stabilisation" "Feeling safe and steady first: grounding, sleep, and daily life. Nobody has to tell what happened."
* #psychological-therapy "Psychological therapy" "Talking therapy with a trained therapist, open to people who drink or use drugs."
* #ips-employment-support "IPS employment support" "Individual placement and support: help to find and keep the paid work that a person wants."
* #social-prescribing "Social prescribing" "A link worker helps to find company, activities and practical support nearby."
* #peer-support "Peer support" "Time with somebody who has been there."
* #physical-health-check "Physical health check" "A yearly look at body health, as mental health problems, alcohol and drugs all bear on it."
* #carer-support "Carer support" "Support for family or friends in their own right."

ValueSet: OneStoryInterventionValues
Id: OneStory-Intervention
Title: "Interventions"
Description: "All interventions of the catalogue."
* insert Published
* include codes from system OneStoryInterventionCodes

CodeSystem: OneStoryPlanKindCodes
Id: OneStory-PlanKind
Title: "Kind of plan"
Description: "Tells the plans of one person apart."
* insert PublishedCodes
* #joint "Joint care plan" "One plan that the person and all services share."
* #safety "Safety plan" "What to do when things get hard."
* #staying-well "Staying-well plan" "How to stay well after a service has finished."

ValueSet: OneStoryPlanKindValues
Id: OneStory-PlanKind
Title: "Kind of plan"
Description: "All kinds of plan."
* insert Published
* include codes from system OneStoryPlanKindCodes

CodeSystem: OneStoryCareLevelCodes
Id: OneStory-CareLevel
Title: "Level of care"
Description: "How much help a person has at present, from least to most. The property order tells which of two levels is more."
* insert PublishedCodes
* ^property[+].code = #order
* ^property[=].description = "1 is the least help"
* ^property[=].type = #integer
* #self-management "Self-management" "The person manages with their own plan, and knows whom to call."
  * ^property[+].code = #order
  * ^property[=].valueInteger = 1
* #primary-care "Primary care" "The GP practice helps."
  * ^property[+].code = #order
  * ^property[=].valueInteger = 2
* #living-well "Living Well" "A neighbourhood team helps, close to home."
  * ^property[+].code = #order
  * ^property[=].valueInteger = 3
* #community-team "Community team" "A community mental health team or a substance use service helps."
  * ^property[+].code = #order
  * ^property[=].valueInteger = 4
* #intensive-community "Intensive community" "Help at home, often and at short notice."
  * ^property[+].code = #order
  * ^property[=].valueInteger = 5
* #inpatient "Inpatient" "Help in hospital or in residential care."
  * ^property[+].code = #order
  * ^property[=].valueInteger = 6

ValueSet: OneStoryCareLevelValues
Id: OneStory-CareLevel
Title: "Level of care"
Description: "All levels of care."
* insert Published
* include codes from system OneStoryCareLevelCodes

CodeSystem: OneStoryServiceSectorCodes
Id: OneStory-ServiceSector
Title: "Sector of an organisation"
Description: "The sector that an organisation works in. What a partner may see of labelled content depends on it."
* insert PublishedCodes
* #gp "General practice" "GP practices."
* #mental-health "Mental health" "NHS mental health services."
* #substance-use "Substance use" "Drug and alcohol services, whoever runs them."
* #social-care "Social care" "Adult social care of a council."
* #vcse "Voluntary and community" "Voluntary, community and social enterprise organisations."

ValueSet: OneStoryServiceSectorValues
Id: OneStory-ServiceSector
Title: "Sector of an organisation"
Description: "All sectors."
* insert Published
* include codes from system OneStoryServiceSectorCodes

CodeSystem: OneStoryServiceTypeCodes
Id: OneStory-ServiceType
Title: "Type of service"
Description: "What sort of team a service is, with the team type of the Mental Health Services Data Set where one fits."
* insert PublishedCodes
* ^property[+].code = #mhsds-team-type
* ^property[=].description = "Team type code of the Mental Health Services Data Set"
* ^property[=].type = #code
* #gp-practice "GP practice" "A general practice."
* #cmht "Community mental health team" "A community mental health team for adults."
  * ^property[+].code = #mhsds-team-type
  * ^property[=].valueCode = #A06
* #living-well "Living Well team" "A neighbourhood team of health, social care and voluntary workers."
* #single-point-of-access "Single point of access" "Takes every referral of a borough that has no better place to go."
  * ^property[+].code = #mhsds-team-type
  * ^property[=].valueCode = #A18
* #substance-use-service "Substance use service" "A drug and alcohol service."
  * ^property[+].code = #mhsds-team-type
  * ^property[=].valueCode = #D01
* #co-occurring-conditions "Co-occurring conditions team" "Helps with mental health and substance use together."
* #social-care "Adult social care" "Adult social care of a council."

ValueSet: OneStoryServiceTypeValues
Id: OneStory-ServiceType
Title: "Type of service"
Description: "All types of service."
* insert Published
* include codes from system OneStoryServiceTypeCodes

CodeSystem: OneStoryBoroughCodes
Id: OneStory-Borough
Title: "Boroughs of Greater Manchester"
Description: "The ten boroughs of Greater Manchester."
* insert PublishedCodes
* #bolton "Bolton"
* #bury "Bury"
* #manchester "Manchester"
* #oldham "Oldham"
* #rochdale "Rochdale"
* #salford "Salford"
* #stockport "Stockport"
* #tameside "Tameside"
* #trafford "Trafford"
* #wigan "Wigan"

ValueSet: OneStoryBoroughValues
Id: OneStory-Borough
Title: "Boroughs of Greater Manchester"
Description: "The ten boroughs."
* insert Published
* include codes from system OneStoryBoroughCodes

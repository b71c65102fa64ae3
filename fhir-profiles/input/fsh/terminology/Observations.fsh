CodeSystem: OneStoryObservationKindCodes
Id: OneStory-ObservationKind
Title: "Kind of observation"
Description: "Tells strengths, scores and care preferences apart from other observations."
* insert PublishedCodes
* #strength "Strength" "What the person is good at, proud of or can build on."
* #score "Score" "The result of a scored tool."
* #care-preference "Care preference" "What helps the person to feel safe with a service, and what does not."

ValueSet: OneStoryObservationKindValues
Id: OneStory-ObservationKind
Title: "Kind of observation"
Description: "All kinds of observation."
* insert Published
* include codes from system OneStoryObservationKindCodes

ValueSet: OneStoryScoreToolValues
Id: OneStory-ScoreTool
Title: "Scored tools"
Description: "Scores that mental health and substance use services exchange, in SNOMED CT. Only scores are exchanged, not the wording of the tools, some of which is licensed. Ranges, as NHS England's MHSDS assessment reference data and the authors of AUDIT give them: PHQ-9 0-27, GAD-7 0-21, ReQoL-10 0-40, ReQoL-20 0-80, CORE-10 0-40, SWEMWBS 7-35, QPR 0-60, AUDIT 0-40, AUDIT-C 0-12, Goal based outcomes 0-10, DIALOG 0-7, HoNOS 0-4."
* insert Published
// Designations are the names people use, not terms of SNOMED CT: senders may show either.
* $sct#720433000
* $sct#720433000 ^designation.value = "PHQ-9"
* $sct#445455005
* $sct#445455005 ^designation.value = "GAD-7"
* $sct#1091071000000100
* $sct#1091071000000100 ^designation.value = "ReQoL-10"
* $sct#1091081000000103
* $sct#1091081000000103 ^designation.value = "ReQoL-20"
* $sct#718583008
* $sct#718583008 ^designation.value = "CORE-10"
* $sct#718466001
* $sct#718466001 ^designation.value = "SWEMWBS"
* $sct#1035441000000106
* $sct#1035441000000106 ^designation.value = "QPR"
* $sct#443280005
* $sct#443280005 ^designation.value = "AUDIT"
* $sct#763256006
* $sct#763256006 ^designation.value = "AUDIT-C"
* $sct#1108211000000104
* $sct#1108211000000104 ^designation.value = "ASSIST-Lite alcohol"
* $sct#1108251000000100
* $sct#1108251000000100 ^designation.value = "ASSIST-Lite opioid"
// Older codes of PHQ-9 and CORE-10: still received, no longer sent.
* $sct#506701000000100
* $sct#958051000000104
// Goal based outcomes, goals 1 to 3
* $sct#1034351000000101
* $sct#1034361000000103
* $sct#1034371000000105
// DIALOG, items 1 to 11
* $sct#1037651000000100
* $sct#1037661000000102
* $sct#1037671000000109
* $sct#1037681000000106
* $sct#1037691000000108
* $sct#1037701000000108
* $sct#1037711000000105
* $sct#1037721000000104
* $sct#1037731000000102
* $sct#1037741000000106
* $sct#1037751000000109
// HoNOS for adults of working age, items 1 to 12 (the third is problem drinking or drug taking)
* $sct#979641000000103
* $sct#979651000000100
* $sct#979661000000102
* $sct#979671000000109
* $sct#979681000000106
* $sct#979691000000108
* $sct#979701000000108
* $sct#979711000000105
* $sct#979721000000104
* $sct#979731000000102
* $sct#979741000000106
* $sct#979751000000109

// SNOMED CT is enumerated, never filtered: no server here holds the whole terminology, and a code that cannot
// be looked up must not stop a record. So the bindings to these sets are preferred or extensible.

CodeSystem: OneStoryConditionKindCodes
Id: OneStory-ConditionKind
Title: "Kind of condition"
Description: "Tells mental health conditions and substance use conditions apart, and marks those that go together."
* insert PublishedCodes
* #mental-health "Mental health" "A condition of mental health."
* #substance-use "Substance use" "A condition that comes with alcohol or drugs."
* #co-occurring "Co-occurring" "The condition and another one affect each other, and are cared for together."

ValueSet: OneStoryConditionKindValues
Id: OneStory-ConditionKind
Title: "Kind of condition"
Description: "All kinds of condition."
* insert Published
* include codes from system OneStoryConditionKindCodes

ValueSet: OneStoryMentalHealthProblemValues
Id: OneStory-MentalHealthProblem
Title: "Mental health problems"
Description: "Common mental health problems in SNOMED CT. Other codes may be used."
* insert Published
* $sct#35489007 "Depressive disorder"
* $sct#310497006 "Severe depression"
* $sct#231504006 "Mixed anxiety and depressive disorder"
* $sct#197480006 "Anxiety disorder"
* $sct#371631005 "Panic disorder"
* $sct#69322001 "Psychotic disorder"
* $sct#1127191000000108 "First episode psychosis"
* $sct#58214004 "Schizophrenia"
* $sct#13746004 "Bipolar disorder"
* $sct#47505003 "Posttraumatic stress disorder"
* $sct#443919007 "Complex posttraumatic stress disorder"
* $sct#72366004 "Eating disorder"
* $sct#56882008 "Anorexia nervosa"
* $sct#78004001 "Bulimia nervosa"
* $sct#33449004 "Personality disorder"

ValueSet: OneStorySubstanceUseProblemValues
Id: OneStory-SubstanceUseProblem
Title: "Substance use problems"
Description: "Common problems with alcohol and drugs in SNOMED CT. Other codes may be used."
* insert Published
* $sct#66590003 "Alcohol dependence"
* $sct#7200002 "Alcoholism"
* $sct#15167005 "Harmful pattern of use of alcohol"
* $sct#198431000000105 "Harmful alcohol use"
* $sct#198421000000108 "Hazardous alcohol use"
* $sct#777651000000101 "Higher risk drinking"
* $sct#75544000 "Opioid dependence"
* $sct#5602001 "Opioid abuse"
* $sct#231477003 "Heroin dependence"
* $sct#191816009 "Drug dependence"

ValueSet: OneStorySocialNeedValues
Id: OneStory-SocialNeed
Title: "Social needs"
Description: "Common needs around home, money, work and company in SNOMED CT. Other codes may be used."
* insert Published
* $sct#32911000 "Homeless"
* $sct#81877007 "Housing problems"
* $sct#105531004 "Housing unsatisfactory"
* $sct#1156191002 "Housing instability"
* $sct#1184702004 "Financial insecurity"
* $sct#73438004 "Unemployed"
* $sct#422650009 "Social isolation"
* $sct#733423003 "Food insecurity"
* $sct#105529008 "Lives alone"
* $sct#267076002 "Feeling lonely"

ValueSet: OneStoryRiskValues
Id: OneStory-Risk
Title: "Risks"
Description: "Risks to a person's safety in SNOMED CT. Other codes may be used."
* insert Published
* $sct#225444004 "At increased risk for suicide"
* $sct#6471006 "Suicidal thoughts"
* $sct#82313006 "Suicide attempt"
* $sct#248062006 "Self-injurious behaviour"
* $sct#314550003 "History of deliberate self harm"
* $sct#766561000000109 "Adult safeguarding concern"

CodeSystem: OneStorySubstanceRouteCodes
Id: OneStory-SubstanceRoute
Title: "How a substance is taken"
Description: "The route by which a person takes a substance, asked to keep them safe."
* insert PublishedCodes
* #drinking "Drinking"
* #swallowing "Swallowing"
* #smoking "Smoking or inhaling"
* #snorting "Snorting"
* #injecting "Injecting"
* #other "Another way"

ValueSet: OneStorySubstanceRouteValues
Id: OneStory-SubstanceRoute
Title: "How a substance is taken"
Description: "All routes."
* insert Published
* include codes from system OneStorySubstanceRouteCodes

CodeSystem: OneStorySubstancePatternCodes
Id: OneStory-SubstancePattern
Title: "Pattern of substance use"
Description: "How often a person uses a substance at present."
* insert PublishedCodes
* #daily "Every day"
* #most-days "Most days"
* #weekly "About every week"
* #now-and-then "Now and then"
* #in-bouts "In bouts, with time between"
* #not-now "Not using at present"

ValueSet: OneStorySubstancePatternValues
Id: OneStory-SubstancePattern
Title: "Pattern of substance use"
Description: "All patterns."
* insert Published
* include codes from system OneStorySubstancePatternCodes

CodeSystem: OneStoryNeedCodes
Id: OneStory-Need
Title: "Areas of need"
Description: "The part of life that a need belongs to, as the person would name it."
* insert PublishedCodes
* #mental-and-emotional "Mental and emotional" "How I feel and cope."
* #physical "Physical" "My body, pain, sleep and food."
* #housing "Housing" "Where I live and whether I feel safe there."
* #money "Money" "Income, benefits and debt."
* #work "Work" "Work, volunteering and learning."
* #relationships "Relationships" "Family, friends and company."
* #safety "Safety" "Being safe from harm by others or myself."

ValueSet: OneStoryNeedValues
Id: OneStory-Need
Title: "Areas of need"
Description: "All areas of need."
* insert Published
* include codes from system OneStoryNeedCodes

// The catalogue of help. Each PlanDefinition is chosen together with the person; its ActivityDefinitions become
// activities of the joint plan: Tasks, each with an owner.

RuleSet: KnowledgeLink(library, title)
* relatedArtifact[+].type = #documentation
* relatedArtifact[=].display = "{title}"
* relatedArtifact[=].resource = "https://fhir.onestory.example/Library/{library}"

RuleSet: AlcoholAndDrugs
* insert KnowledgeLink(OneStory-AboutAlcoholAndDrugs, About alcohol and drugs)

RuleSet: SuicidePrevention
* insert KnowledgeLink(OneStory-AboutSuicidePrevention, About suicide prevention)

RuleSet: CatalogueActivity(id, name, code, title, description)
* insert PublishedInstance(ActivityDefinition, {id})
* name = "{name}"
* title = "{title}"
* description = "{description}"
* kind = #Task
* intent = #plan
* code.coding[+] = OneStoryInterventionCodes#{code} "{title}"
* code.text = "{title}"

RuleSet: CatalogueIntervention(id, name, code, title, description)
* insert PublishedInstance(PlanDefinition, {id})
* name = "{name}"
* title = "{title}"
* description = "{description}"
* type = http://terminology.hl7.org/CodeSystem/plan-definition-type#order-set
* topic = OneStoryInterventionCodes#{code} "{title}"

RuleSet: Step(activity, code, title)
* action[+].title = "{title}"
* action[=].code = OneStoryInterventionCodes#{code} "{title}"
* action[=].definitionCanonical = "https://fhir.onestory.example/ActivityDefinition/{activity}"

Instance: OneStory-SaferUseAdvice-activity
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Safer use advice"
* insert CatalogueActivity(OneStory-SaferUseAdvice-activity, OneStorySaferUseAdviceActivity, safer-use-advice, Safer use advice, [[Talk about what the person uses, how, and what would make it safer: not alone, not mixed, a smaller amount first after a break. Give what they need for it.]])
* code.coding[+] = $sct#425014005 "Substance use education"
* insert AlcoholAndDrugs

Instance: OneStory-TakeHomeNaloxone-activity
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Take-home naloxone"
* insert CatalogueActivity(OneStory-TakeHomeNaloxone-activity, OneStoryTakeHomeNaloxoneActivity, take-home-naloxone, Take-home naloxone, [[Offer a naloxone kit to anyone who uses opioids and to those around them. Show how to use it and when to call 999.]])
* insert AlcoholAndDrugs

Instance: OneStory-NeedleExchange-activity
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Needle and syringe exchange"
* insert CatalogueActivity(OneStory-NeedleExchange-activity, OneStoryNeedleExchangeActivity, needle-exchange, Needle and syringe exchange, [[Offer new injecting equipment and a safe way to get rid of what was used. Look at injecting sites if the person wants it.]])
* insert AlcoholAndDrugs

Instance: OneStory-BriefAlcoholIntervention-activity
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Brief alcohol intervention"
* insert CatalogueActivity(OneStory-BriefAlcoholIntervention-activity, OneStoryBriefAlcoholInterventionActivity, brief-alcohol-intervention, Brief alcohol intervention, [[A short conversation about drinking: what is good about it, what is not, and what the person would like to change. Warn against stopping suddenly after heavy daily drinking.]])
* insert AlcoholAndDrugs

Instance: OneStory-ExtendedAlcoholIntervention-activity
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Extended alcohol intervention"
* insert CatalogueActivity(OneStory-ExtendedAlcoholIntervention-activity, OneStoryExtendedAlcoholInterventionActivity, extended-alcohol-intervention, Extended alcohol intervention, [[A series of conversations about drinking, with goals of the person's own, looked at again each time.]])
* insert AlcoholAndDrugs

Instance: OneStory-OpioidSubstitutionTreatment-activity
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Opioid substitution treatment"
* insert CatalogueActivity(OneStory-OpioidSubstitutionTreatment-activity, OneStoryOpioidSubstitutionTreatmentActivity, opioid-substitution-treatment, Opioid substitution treatment, [[Assess, prescribe and supervise the start of methadone or buprenorphine. Agree how it is kept safely at home.]])
* code.coding[+] = $sct#304681000000107 "Opioid agonist substitution therapy"
* insert AlcoholAndDrugs
* insert SuicidePrevention

Instance: OneStory-OpioidSubstitutionReview-activity
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Review of opioid substitution treatment"
* insert CatalogueActivity(OneStory-OpioidSubstitutionReview-activity, OneStoryOpioidSubstitutionReviewActivity, opioid-substitution-review, Review of opioid substitution treatment, [[Look together at dose, other drugs and alcohol, body and mental health, safe storage, naloxone and what the person wants next.]])
* code.coding[+] = $sct#891951000000109 "Opioid substitution therapy monitoring"
* insert AlcoholAndDrugs
* insert SuicidePrevention

Instance: OneStory-TraumaInformedStabilisation-activity
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Trauma-informed stabilisation"
* insert CatalogueActivity(OneStory-TraumaInformedStabilisation-activity, OneStoryTraumaInformedStabilisationActivity, trauma-informed-stabilisation, Trauma-informed stabilisation, [[Help the person to feel safe and steady: grounding, sleep, routine, and people they trust. Do not ask for details of what happened; listen if they choose to tell.]])
* insert AlcoholAndDrugs
* insert SuicidePrevention

Instance: OneStory-PsychologicalTherapy-activity
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Psychological therapy"
* insert CatalogueActivity(OneStory-PsychologicalTherapy-activity, OneStoryPsychologicalTherapyActivity, psychological-therapy, Psychological therapy, [[Offer a therapy that suits the person. Drinking or drug use is worked with, and is no reason to refuse or to wait.]])
* insert AlcoholAndDrugs
* insert SuicidePrevention

Instance: OneStory-IpsEmploymentSupport-activity
InstanceOf: ActivityDefinition
Usage: #definition
Title: "IPS employment support"
* insert CatalogueActivity(OneStory-IpsEmploymentSupport-activity, OneStoryIpsEmploymentSupportActivity, ips-employment-support, IPS employment support, [[Begin with the work the person would like. Help to find it soon, and stay alongside them and the employer afterwards.]])
* insert AlcoholAndDrugs
* insert SuicidePrevention

Instance: OneStory-SocialPrescribing-activity
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Social prescribing"
* insert CatalogueActivity(OneStory-SocialPrescribing-activity, OneStorySocialPrescribingActivity, social-prescribing, Social prescribing, [[A link worker meets the person, hears what matters to them and goes along to the first activity if that helps.]])
* insert AlcoholAndDrugs
* insert SuicidePrevention

Instance: OneStory-PeerSupport-activity
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Peer support"
* insert CatalogueActivity(OneStory-PeerSupport-activity, OneStoryPeerSupportActivity, peer-support, Peer support, [[Introduce the person to a peer supporter, and let both decide how they go on.]])
* insert AlcoholAndDrugs
* insert SuicidePrevention

Instance: OneStory-PhysicalHealthCheck-activity
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Physical health check"
* insert CatalogueActivity(OneStory-PhysicalHealthCheck-activity, OneStoryPhysicalHealthCheckActivity, physical-health-check, Physical health check, [[Check weight, blood pressure, bloods, smoking, teeth, vaccinations and what medicines, alcohol and drugs do to the body. Tell the person the results in plain words.]])
* insert AlcoholAndDrugs

Instance: OneStory-CarerSupport-activity
InstanceOf: ActivityDefinition
Usage: #definition
Title: "Carer support"
* insert CatalogueActivity(OneStory-CarerSupport-activity, OneStoryCarerSupportActivity, carer-support, Carer support, [[Ask how the carer is and what they need, with or without the person there. Share only what the person agreed to; listening needs nobody's agreement.]])
* insert SuicidePrevention
* insert AlcoholAndDrugs

Instance: OneStory-HarmReduction
InstanceOf: OneStoryIntervention
Usage: #definition
Title: "Harm reduction"
* insert CatalogueIntervention(OneStory-HarmReduction, OneStoryHarmReduction, harm-reduction, Harm reduction, [[Staying as safe as possible while using alcohol or drugs. Nobody has to stop first, and it goes together with every other help.]])
* insert AlcoholAndDrugs
* insert SuicidePrevention
* insert Step(OneStory-SaferUseAdvice-activity, safer-use-advice, Safer use advice)
* insert Step(OneStory-TakeHomeNaloxone-activity, take-home-naloxone, Take-home naloxone)
* insert Step(OneStory-NeedleExchange-activity, needle-exchange, Needle and syringe exchange)

Instance: OneStory-BriefAlcoholIntervention
InstanceOf: OneStoryIntervention
Usage: #definition
Title: "Brief alcohol intervention"
* insert CatalogueIntervention(OneStory-BriefAlcoholIntervention, OneStoryBriefAlcoholIntervention, brief-alcohol-intervention, Brief alcohol intervention, [[For people whose drinking may harm them and who have no signs of dependence.]])
* insert AlcoholAndDrugs
* insert Step(OneStory-BriefAlcoholIntervention-activity, brief-alcohol-intervention, Brief alcohol intervention)

Instance: OneStory-ExtendedAlcoholIntervention
InstanceOf: OneStoryIntervention
Usage: #definition
Title: "Extended alcohol intervention"
* insert CatalogueIntervention(OneStory-ExtendedAlcoholIntervention, OneStoryExtendedAlcoholIntervention, extended-alcohol-intervention, Extended alcohol intervention, [[For people who have had a brief conversation and would like more, or whose drinking already harms them.]])
* insert AlcoholAndDrugs
* insert Step(OneStory-ExtendedAlcoholIntervention-activity, extended-alcohol-intervention, Extended alcohol intervention)

Instance: OneStory-OpioidSubstitutionTreatment
InstanceOf: OneStoryIntervention
Usage: #definition
Title: "Opioid substitution treatment"
* insert CatalogueIntervention(OneStory-OpioidSubstitutionTreatment, OneStoryOpioidSubstitutionTreatment, opioid-substitution-treatment, Opioid substitution treatment, [[For people who depend on heroin or other opioids and want a prescribed medicine instead. It is started by a prescriber, never by this catalogue.]])
* insert AlcoholAndDrugs
* insert SuicidePrevention
* insert Step(OneStory-OpioidSubstitutionTreatment-activity, opioid-substitution-treatment, Opioid substitution treatment)
* insert Step(OneStory-OpioidSubstitutionReview-activity, opioid-substitution-review, Review of opioid substitution treatment)
* insert Step(OneStory-TakeHomeNaloxone-activity, take-home-naloxone, Take-home naloxone)

Instance: OneStory-TraumaInformedStabilisation
InstanceOf: OneStoryIntervention
Usage: #definition
Title: "Trauma-informed stabilisation"
* insert CatalogueIntervention(OneStory-TraumaInformedStabilisation, OneStoryTraumaInformedStabilisation, trauma-informed-stabilisation, Trauma-informed stabilisation, [[For people whom something hard that happened still troubles. It can begin at once, whether or not they drink or use drugs.]])
* insert AlcoholAndDrugs
* insert SuicidePrevention
* insert Step(OneStory-TraumaInformedStabilisation-activity, trauma-informed-stabilisation, Trauma-informed stabilisation)

Instance: OneStory-PsychologicalTherapy
InstanceOf: OneStoryIntervention
Usage: #definition
Title: "Psychological therapy"
* insert CatalogueIntervention(OneStory-PsychologicalTherapy, OneStoryPsychologicalTherapy, psychological-therapy, Psychological therapy, [[For people who would like to talk with a trained therapist, also while they drink or use drugs.]])
* insert AlcoholAndDrugs
* insert SuicidePrevention
* insert Step(OneStory-PsychologicalTherapy-activity, psychological-therapy, Psychological therapy)

Instance: OneStory-IpsEmploymentSupport
InstanceOf: OneStoryIntervention
Usage: #definition
Title: "IPS employment support"
* insert CatalogueIntervention(OneStory-IpsEmploymentSupport, OneStoryIpsEmploymentSupport, ips-employment-support, IPS employment support, [[For anyone who would like paid work. Wanting it is all that is needed.]])
* insert AlcoholAndDrugs
* insert SuicidePrevention
* insert Step(OneStory-IpsEmploymentSupport-activity, ips-employment-support, IPS employment support)

Instance: OneStory-SocialPrescribing
InstanceOf: OneStoryIntervention
Usage: #definition
Title: "Social prescribing"
* insert CatalogueIntervention(OneStory-SocialPrescribing, OneStorySocialPrescribing, social-prescribing, Social prescribing, [[For people who would like company, something to do, or practical help near home.]])
* insert AlcoholAndDrugs
* insert SuicidePrevention
* insert Step(OneStory-SocialPrescribing-activity, social-prescribing, Social prescribing)

Instance: OneStory-PeerSupport
InstanceOf: OneStoryIntervention
Usage: #definition
Title: "Peer support"
* insert CatalogueIntervention(OneStory-PeerSupport, OneStoryPeerSupport, peer-support, Peer support, [[For people who would like to talk with somebody who has been there.]])
* insert AlcoholAndDrugs
* insert SuicidePrevention
* insert Step(OneStory-PeerSupport-activity, peer-support, Peer support)

Instance: OneStory-PhysicalHealthCheck
InstanceOf: OneStoryIntervention
Usage: #definition
Title: "Physical health check"
* insert CatalogueIntervention(OneStory-PhysicalHealthCheck, OneStoryPhysicalHealthCheck, physical-health-check, Physical health check, [[For everyone with a lasting mental health problem or who uses alcohol or drugs: at least once a year, or when something changes.]])
* insert AlcoholAndDrugs
* insert Step(OneStory-PhysicalHealthCheck-activity, physical-health-check, Physical health check)

Instance: OneStory-CarerSupport
InstanceOf: OneStoryIntervention
Usage: #definition
Title: "Carer support"
* insert CatalogueIntervention(OneStory-CarerSupport, OneStoryCarerSupport, carer-support, Carer support, [[For family and friends who help. They need no agreement of the person to get support for themselves.]])
* insert SuicidePrevention
* insert AlcoholAndDrugs
* insert Step(OneStory-CarerSupport-activity, carer-support, Carer support)

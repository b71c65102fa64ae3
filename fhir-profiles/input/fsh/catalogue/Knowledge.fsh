// What one profession should know of the other's field. Plain words, no guideline, and no substitute for training.

RuleSet: KnowledgeFor(id, name, title, description, sector, sectorName)
* insert PublishedInstance(Library, {id})
* name = "{name}"
* title = "{title}"
* description = "{description}"
* type = http://terminology.hl7.org/CodeSystem/library-type#asset-collection
* useContext.code = http://terminology.hl7.org/CodeSystem/usage-context-type#user
* useContext.valueCodeableConcept = OneStoryServiceSectorCodes#{sector} "{sectorName}"

Instance: OneStory-AboutAlcoholAndDrugs
InstanceOf: OneStoryKnowledge
Usage: #definition
Title: "About alcohol and drugs"
* insert KnowledgeFor(OneStory-AboutAlcoholAndDrugs, OneStoryAboutAlcoholAndDrugs, About alcohol and drugs, [[What a mental health worker should know about alcohol and drugs. It does not replace training, local policy or a prescriber's advice.]], mental-health, Mental health)
* text.status = #additional
* text.div = """
<div xmlns="http://www.w3.org/1999/xhtml">
<h2>About alcohol and drugs, for mental health workers</h2>
<p>This is a short help for your first conversations. It does not replace training, local policy or the advice of a prescriber or a drug and alcohol worker.</p>
<h3>Begin with the person</h3>
<ul>
<li>Ask everyone, kindly and as a matter of course: what they use, how much, how often, how, and what it does for them. Many people drink or use drugs to sleep, to feel less, or to be with others.</li>
<li>Look in their story first. If they have told it already, do not ask again.</li>
<li>Say "a person who uses drugs" or "who drinks". Words such as "addict" or "clean" can hurt.</li>
<li>Do not wait for the person to stop before you help. Drinking or using drugs is no reason to refuse mental health care or to close it.</li>
</ul>
<h3>Alcohol: stopping suddenly can be dangerous</h3>
<ul>
<li>Never advise somebody who drinks heavily every day to stop at once. Withdrawal can cause fits and confusion and can kill. Ask a drug and alcohol service or a doctor how to cut down safely.</li>
<li>Shaking, sweating, feeling sick or being very anxious some hours after the last drink can be withdrawal: get medical advice the same day.</li>
<li>A fit, confusion, or seeing or hearing things after cutting down is an emergency: call 999.</li>
<li>Confusion, unsteady walking or trouble with the eyes in somebody who drinks heavily or eats little can come from a lack of vitamin B1: get medical help at once.</li>
</ul>
<h3>Opioids: know an overdose</h3>
<ul>
<li>Signs: cannot be woken, slow breathing, snoring or no breathing, blue or grey lips, very small pupils.</li>
<li>Call 999. Give naloxone if there is some. Follow what the call handler tells you, and stay. Naloxone wears off: the person needs help even if they wake up.</li>
<li>The risk is highest after a break, such as hospital, prison or detox, when the body is no longer used to the dose, and when opioids are mixed with alcohol, benzodiazepines, pregabalin or gabapentin.</li>
<li>Everyone who uses opioids, and those around them, can have naloxone to take home. Ask the drug and alcohol service.</li>
<li>Methadone and buprenorphine are treatment. Do not stop them or let doses be missed on a ward or between services without asking the prescriber. Ask where they are kept, above all when children are around.</li>
</ul>
<h3>Benzodiazepines and other sedatives</h3>
<ul>
<li>After regular use, stopping suddenly can cause fits. A prescriber plans how to come down slowly.</li>
</ul>
<h3>Other drugs and the mind</h3>
<ul>
<li>Cocaine, amphetamines, strong cannabis and spice can bring on fear, suspicion or voices. Treat what you see, keep the person safe, and keep an open mind on the cause.</li>
<li>Very high temperature, chest pain, great agitation or collapse after any drug: call 999.</li>
<li>Nobody can be sure what is in a street drug.</li>
</ul>
<h3>Medicines</h3>
<ul>
<li>Tell the prescriber and the pharmacist what the person drinks and uses. Some medicines together with alcohol or opioids slow the breathing or disturb the heart.</li>
</ul>
<h3>What to do next</h3>
<ul>
<li>Ask what the person would like to change, if anything. Small steps count, and safer use is a good goal.</li>
<li>With their agreement, refer to the drug and alcohol service and stay involved: one plan, side by side, neither waiting for the other.</li>
<li>Ask a drug and alcohol worker when you are unsure. They would rather be asked early.</li>
</ul>
</div>
"""

Instance: OneStory-AboutSuicidePrevention
InstanceOf: OneStoryKnowledge
Usage: #definition
Title: "About suicide prevention"
* insert KnowledgeFor(OneStory-AboutSuicidePrevention, OneStoryAboutSuicidePrevention, About suicide prevention, [[What a drug and alcohol worker should know about suicide prevention. It does not replace training, local policy or a mental health assessment.]], substance-use, Substance use)
* text.status = #additional
* text.div = """
<div xmlns="http://www.w3.org/1999/xhtml">
<h2>About suicide prevention, for drug and alcohol workers</h2>
<p>This is a short help for hard conversations. It does not replace training, local policy or a mental health assessment. You are not alone with it: tell a colleague or your supervisor.</p>
<h3>In danger now</h3>
<ul>
<li>If somebody has harmed themselves, has taken an overdose, or may act on thoughts of suicide now: stay with them and call 999, or go with them to the emergency department.</li>
<li>For urgent mental health help call 111 and choose the mental health option, day or night. The Samaritans listen on 116 123, at no cost.</li>
<li>Being drunk or having used drugs is no reason to be turned away. If that happens, ask for the person in charge and call your own manager.</li>
</ul>
<h3>Ask, in plain words</h3>
<ul>
<li>"Sometimes when things are this hard, people think about ending their life. Do you?" Asking does not put the idea into anyone's head. Often it is a relief.</li>
<li>If yes, ask calmly: how often, have you thought of how, have you what you would need, has it happened before, and what has kept you going so far?</li>
<li>Listen more than you talk. Do not argue, promise to keep it secret, or tell them how lucky they are.</li>
<li>Take it seriously every time, also from somebody who has said it often or says it when drunk.</li>
</ul>
<h3>When the risk may be higher</h3>
<ul>
<li>After an earlier attempt or self-harm; after a loss, a break-up, an eviction, a court date, or bad news.</li>
<li>In the days and weeks after leaving hospital, prison, detox or any service.</li>
<li>While drunk or coming down, in withdrawal, after a relapse, or when pain or sleeplessness do not end.</li>
<li>When somebody feels trapped, ashamed, or a burden; when they say goodbye, give things away or are suddenly calm.</li>
<li>No score or checklist can tell who will and who will not. Do not use one to decide who gets help: look at what this person needs to be safe.</li>
</ul>
<h3>Make things safer together</h3>
<ul>
<li>Ask what they might use, and agree how to put distance between them and it: smaller amounts of medicine at a time, supervised doses for a while, somebody to look after the rest. The prescriber must know.</li>
<li>Any overdose may have been meant. Ask about it afterwards, and offer naloxone to the person and those around them.</li>
<li>Write a safety plan with them: what comes before a crisis, what helps, whom to call. Look at it again at each meeting. If there is one already, use that one.</li>
<li>Ask whom they would like to involve, and whether you may talk to them.</li>
</ul>
<h3>Share and stay</h3>
<ul>
<li>Tell the GP and the mental health team the same day, with the person's agreement if you can. If a life is in danger you may share what is needed without it: say so to the person where that is safe, and write down why.</li>
<li>Agree when you will be in touch next, within days and not weeks. A missed appointment is a reason to call, not to close.</li>
<li>Keep helping with alcohol and drugs meanwhile. Neither service waits for the other.</li>
</ul>
</div>
"""

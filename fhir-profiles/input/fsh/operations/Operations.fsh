RuleSet: Parameter(name, use, min, max, type, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #{use}
* parameter[=].min = {min}
* parameter[=].max = "{max}"
* parameter[=].type = #{type}
* parameter[=].documentation = "{documentation}"

Instance: OneStory-hand-on
InstanceOf: OperationDefinition
Usage: #definition
Title: "Hand a referral on"
* insert PublishedInstance(OperationDefinition, OneStory-hand-on)
* name = "OneStoryHandOn"
* description = "Gives a referral to another service without sending the person back: the Task becomes rejected with business status redirected, and a new Task asks the other service. Same referral, same waiting time. The organisation that hands on stays responsible until the other one has accepted."
* kind = #operation
* affectsState = true
* code = #hand-on
* resource = #Task
* system = false
* type = false
* instance = true
* insert Parameter(to, in, 1, 1, Reference, [[The service that is asked instead, or an organisation that has one open service]])
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/HealthcareService"
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/Organization"
* insert Parameter(reason, in, 1, 1, CodeableConcept, [[Why the other service fits better]])
* insert Parameter(note, in, 0, 1, string, [[What the other service should know]])
* insert Parameter(assessment, in, 0, 1, Reference, [[The assessment that was made, so that it need not be made again; a service that had the person before needs one that is newer]])
* insert Parameter(return, out, 1, 1, Bundle, [[A collection of the Tasks and the referral that changed]])

Instance: OneStory-step
InstanceOf: OperationDefinition
Usage: #definition
Title: "Step up or down"
* insert PublishedInstance(OperationDefinition, OneStory-step)
* name = "OneStoryStep"
* description = "More or less help on the same journey: the Task becomes completed with business status stepped-up or stepped-down, and a new Task asks the next service. Same referral, same story, same waiting time; the care level of the joint plan follows. The organisation that steps stays responsible until the next one has accepted."
* kind = #operation
* affectsState = true
* code = #step
* resource = #Task
* system = false
* type = false
* instance = true
* insert Parameter(direction, in, 1, 1, code, [[up or down]])
* insert Parameter(to, in, 1, 1, Reference, [[The service that is asked next, or an organisation that has one open service]])
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/HealthcareService"
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/Organization"
* insert Parameter(reason, in, 1, 1, CodeableConcept, [[Why more or less help is needed]])
* insert Parameter(assessment, in, 0, 1, Reference, [[The assessment that was made, so that it need not be made again; a service that had the person before needs one that is newer]])
* insert Parameter(return, out, 1, 1, Bundle, [[A collection of the Tasks and the referral that changed]])

Instance: OneStory-discharge
InstanceOf: OperationDefinition
Usage: #definition
Title: "Discharge with support in place"
* insert PublishedInstance(OperationDefinition, OneStory-discharge)
* name = "OneStoryDischarge"
* description = "Closes a Task, and the referral with its last one, only with support in place: the person's active staying-well plan, and a follow-up with a date ahead that another organisation has accepted. Otherwise 422 support-in-place with one issue for each missing part: plan-missing, plan-not-active, owner-not-accepted, owner-inside, no-date."
* kind = #operation
* affectsState = true
* code = #discharge
* resource = #Task
* system = false
* type = false
* instance = true
* insert Parameter(plan, in, 1, 1, Reference, [[The person's staying-well plan, active]])
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/CarePlan"
* insert Parameter(follow-up, in, 1, 1, Reference, [[A Task that another organisation has accepted, or an Appointment that is booked there]])
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/Task"
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/Appointment"
* insert Parameter(outcome, in, 0, 1, CodeableConcept, [[What came of the help]])
* insert Parameter(return, out, 1, 1, Bundle, [[A collection of the Task and the referral]])

Instance: OneStory-withdraw
InstanceOf: OperationDefinition
Usage: #definition
Title: "Withdraw a referral"
* insert PublishedInstance(OperationDefinition, OneStory-withdraw)
* name = "OneStoryWithdraw"
* description = "Whoever sent a referral takes it back: the referral becomes revoked and what is open on it is cancelled, with the reason."
* kind = #operation
* affectsState = true
* code = #withdraw
* resource = #ServiceRequest
* system = false
* type = false
* instance = true
* insert Parameter(reason, in, 1, 1, CodeableConcept, [[Why it is taken back]])
* insert Parameter(decided-by, in, 1, 1, code, [[person or requester]])
* insert Parameter(return, out, 1, 1, Bundle, [[A collection of the referral and its Tasks]])

Instance: OneStory-story
InstanceOf: OperationDefinition
Usage: #definition
Title: "Read a person's story"
* insert PublishedInstance(OperationDefinition, OneStory-story)
* name = "OneStoryTellStory"
* description = "Puts together what a person has told already, as one document, so that nobody asks again. Holds only what the caller may see. With Accept: text/html or _format=html it is one accessible page for a browser, a phone or paper, with Accept: application/pdf or _format=pdf a tagged PDF of that page; both tell what the document tells."
* kind = #operation
* affectsState = false
* code = #story
* resource = #Patient
* system = false
* type = true
* instance = true
* insert Parameter(sections, in, 0, *, string, [[Codes of OneStory-StorySection, separated by commas; absent means all]])
* insert Parameter(since, in, 0, 1, dateTime, [[Leave out what was recorded before; never hides please-do, risks and the safety plan]])
* insert Parameter(identifier, in, 0, 1, string, [[system|value of the person; only when called on the type]])
* parameter[=].searchType = #token
* insert Parameter(return, out, 1, 1, Bundle, [[A document whose first entry is a OneStory-Story]])

Instance: OneStory-whoami
InstanceOf: OperationDefinition
Usage: #definition
Title: "Ask who I am"
* insert PublishedInstance(OperationDefinition, OneStory-whoami)
* name = "OneStoryWhoAmI"
* description = "Tells a caller which partner and organisation it acts as, and what it was granted."
* kind = #operation
* affectsState = false
* code = #whoami
* system = true
* type = false
* instance = false
* insert Parameter(partner, out, 1, 1, string, [[The id of the partner]])
* insert Parameter(organization, out, 0, *, Reference, [[The organisation or organisations that the partner acts for]])
* insert Parameter(kind, out, 1, 1, code, [[clinical, reporting or operator]])
* insert Parameter(scope, out, 0, *, string, [[A scope of the token]])

Instance: OneStory-match
InstanceOf: OperationDefinition
Usage: #definition
Title: "Find the right person"
* insert PublishedInstance(OperationDefinition, OneStory-match)
* name = "OneStoryMatch"
* description = "Finds the person that is meant, with an honest score and a match grade. Needs the NHS number with the birth date or the family name; or family name, given name, birth date and postcode. Of people whom the caller cares for it shows every possible match whole; of all others only the one that is certain, with id, NHS number, name, gender and birth date. Limited per partner."
* kind = #operation
* affectsState = false
* code = #match
* base = "http://hl7.org/fhir/OperationDefinition/Patient-match"
* resource = #Patient
* system = false
* type = true
* instance = false
* insert Parameter(resource, in, 1, 1, Patient, [[The person as far as the caller knows them]])
* insert Parameter(onlyCertainMatches, in, 0, 1, boolean, [[Leave out probable and possible matches]])
* insert Parameter(count, in, 0, 1, integer, [[How many matches at most; 10 if absent, 50 at most]])
* insert Parameter(return, out, 1, 1, Bundle, [[A searchset, best match first; each entry has search.score from 0 to 1 and the extension match-grade]])

Instance: OneStory-merge
InstanceOf: OperationDefinition
Usage: #definition
Title: "Join two records of one person"
* insert PublishedInstance(OperationDefinition, OneStory-merge)
* name = "OneStoryMerge"
* description = "Joins two records of one person, for example when an NHS number turns up later: whatever is about the source is about the target from then on, and the source names the target as the record that took its place. Refused where the records have two NHS numbers, or do not look like one person and no reason is given. If-Match may name the version of the target. For members of the care circle of both, and for whoever runs the server."
* kind = #operation
* affectsState = true
* code = #merge
* resource = #Patient
* system = false
* type = true
* instance = false
* insert Parameter(source-patient, in, 0, 1, Reference, [[The record that is closed]])
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/Patient"
* insert Parameter(source-patient-identifier, in, 0, *, Identifier, [[Or what identifies it]])
* insert Parameter(target-patient, in, 0, 1, Reference, [[The record that goes on]])
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/Patient"
* insert Parameter(target-patient-identifier, in, 0, *, Identifier, [[Or what identifies it]])
* insert Parameter(preview, in, 0, 1, boolean, [[Only tell what would happen]])
* insert Parameter(reason, in, 0, 1, string, [[How the caller knows that both are one person; needed where they do not look like it]])
* insert Parameter(return, out, 1, 1, Parameters, [[The input, an outcome, and the target as result]])

Instance: OneStory-populate
InstanceOf: OperationDefinition
Usage: #definition
Title: "Fill a form with what was told already"
* insert PublishedInstance(OperationDefinition, OneStory-populate)
* name = "OneStoryPopulate"
* description = "Answers a form for one person with what they have told already, whoever asked: the newest answer to a question of the same code in any form, an Observation or Condition of that code, or what the question's initialExpression finds. Each answer names its source in OneStory-ReusedFrom; OneStory-ToBeAsked tells how many questions are left. Too old answers and what the caller may not see are left out. Nothing is stored."
* kind = #operation
* affectsState = false
* code = #populate
* resource = #Questionnaire
* system = false
* type = true
* instance = true
* insert Parameter(subject, in, 1, 1, Reference, [[The person: Patient/1, or their NHS number as an identifier; in a URL system|value]])
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/Patient"
* insert Parameter(canonical, in, 0, 1, uri, [[The url of the Questionnaire; only when called on the type]])
* insert Parameter(questionnaireRef, in, 0, 1, Reference, [[Or a reference to it; only when called on the type]])
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/Questionnaire"
* insert Parameter(local, in, 0, 1, boolean, [[Accepted from SDC clients: what the server knows is all that is looked at]])
* insert Parameter(return, out, 1, 1, QuestionnaireResponse, [[In progress, with all that is known]])

Instance: OneStory-evaluate-measure
InstanceOf: OperationDefinition
Usage: #definition
Title: "Count how often people tell their story again"
* insert PublishedInstance(OperationDefinition, OneStory-evaluate-measure)
* name = "OneStoryEvaluateMeasure"
* description = "The measure story-retells for a period: questions asked, answers used again, questions asked again though the answer was known, first contacts, and stories opened before them; by service and borough. Numbers below 5 are left out, and with them the next smallest; all others are rounded to 5. Reporting partners and operators see all services, clinical partners their own."
* kind = #operation
* affectsState = false
* code = #evaluate-measure
* base = "http://hl7.org/fhir/OperationDefinition/Measure-evaluate-measure"
* resource = #Measure
* system = false
* type = false
* instance = true
* insert Parameter(periodStart, in, 1, 1, date, [[First day of the period, in Europe/London; a month or a year begins with its first day]])
* insert Parameter(periodEnd, in, 1, 1, date, [[Last day of the period, which belongs to it; a month or a year ends with its last day]])
* insert Parameter(reportType, in, 0, 1, code, [[summary, the only one]])
* insert Parameter(return, out, 1, 1, MeasureReport, [[A summary; a number that is left out has the data-absent-reason masked]])

// What a person allows, who did what, and who looked.

Alias: $confidentiality = http://terminology.hl7.org/CodeSystem/v3-Confidentiality
Alias: $act-code = http://terminology.hl7.org/CodeSystem/v3-ActCode
Alias: $object-role = http://terminology.hl7.org/CodeSystem/object-role
Alias: $provenance-participant-type = http://terminology.hl7.org/CodeSystem/provenance-participant-type

Invariant: permit-or-deny
Description: "A provision that names who, which labels, which kinds of resource or an exception says in its type whether it permits or denies; each exception does as well."
Severity: #error
Expression: "provision.where(actor.exists() or securityLabel.exists() or class.exists() or provision.exists()).all(type.exists()) and provision.repeat(provision).all(type.exists())"

Profile: OneStoryConsent
Parent: Consent
Id: OneStory-Consent
Title: "OneStory consent"
Description: "What a person allows or does not allow to be shared, and with whom. The first provision is the rule, those inside it are exceptions; without actors it holds for all organisations; the most specific wins, and a denial wins a tie."
* ^purpose = "A member of the care circle records what the person decided; the server acts on it from the next request on, a withdrawal (status inactive) too. Sharing for direct care needs no consent: it narrows or widens that."
* ^status = #active
* insert Published
* obeys permit-or-deny
* status MS
* scope MS
* category MS
* patient 1..1
* patient only Reference(Patient)
* patient MS
* dateTime MS
* performer MS
* organization MS
* policyRule MS
* provision MS
* provision.type MS
* provision.period MS
* provision.actor MS
* provision.securityLabel MS
* provision.securityLabel from OneStorySensitivityLabelValues (extensible)
* provision.purpose MS
* provision.class MS
* provision.provision MS
* extension contains OneStoryMayBeKnown named mayBeKnown 0..1 MS
* provision.extension contains OneStoryMayBeKnown named mayBeKnown 0..1

Profile: OneStoryProvenance
Parent: Provenance
Id: OneStory-Provenance
Title: "OneStory provenance"
Description: "Who made or changed a record: the organisation, the system and the worker; what they did; and why."
* ^purpose = "Readers use it to judge where something comes from; the person can ask for it. Each kind of agent is told apart by its type: author (worker), custodian (organisation), assembler (system)."
* ^status = #active
* insert Published
* target MS
* occurred[x] MS
* recorded MS
* policy MS
* reason MS
* activity MS
* agent MS
* agent ^slicing.discriminator.type = #pattern
* agent ^slicing.discriminator.path = "type"
* agent ^slicing.rules = #open
* agent contains worker 0..* MS and organisation 0..* MS and system 0..* MS
* insert Agent(worker, author, The worker or the person who did it)
* agent[worker].who only Reference(Practitioner or PractitionerRole or Patient or RelatedPerson)
* agent[worker].onBehalfOf MS
* insert Agent(organisation, custodian, The organisation that answers for it)
* agent[organisation].who only Reference(Organization)
* insert Agent(system, assembler, The system that sent it)
* agent[system].who only Reference(Device or Organization)
* entity MS

RuleSet: Agent(slice, type, short)
* agent[{slice}] ^short = "{short}"
* agent[{slice}].type 1..1
* agent[{slice}].type = $provenance-participant-type#{type}
* agent[{slice}].who MS

Invariant: requestor-named
Description: "Say who asked: one agent has requestor true and names an organisation, a person or a system in who."
Severity: #error
Expression: "agent.where(requestor = true and who.exists()).count() = 1"

Profile: OneStoryAuditEvent
Parent: AuditEvent
Id: OneStory-AuditEvent
Title: "OneStory audit event"
Description: "Who looked at or changed a person's record, when, for what purpose and with what outcome. After the patterns of IHE Basic Audit Log Patterns."
* ^purpose = "The server writes it on every access; operators read it to answer the person's question who has seen their record, and to look into misuse."
* ^status = #active
* insert Published
* obeys requestor-named
* type MS
* subtype MS
* action MS
* recorded MS
* outcome MS
* purposeOfEvent MS
* agent MS
* agent.who MS
* agent.requestor MS
* agent.purposeOfUse MS
* source MS
* source.observer MS
* entity MS
* entity ^slicing.discriminator.type = #pattern
* entity ^slicing.discriminator.path = "role"
* entity ^slicing.rules = #open
* entity contains patient 0..1 MS
* entity[patient] ^short = "Whose record it was"
* entity[patient].role 1..1
* entity[patient].role = $object-role#1
* entity[patient].what 1..1
* entity[patient].what only Reference(Patient)
* entity[patient].what MS

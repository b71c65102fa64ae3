Invariant: nhs-number-or-reason
Description: "Send the NHS number, or the UK Core extension NHSNumberUnavailableReason that says why there is none."
Severity: #error
Expression: "identifier.where(system = 'https://fhir.nhs.uk/Id/nhs-number').exists() or extension.where(url = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberUnavailableReason').exists()"

Invariant: name-or-why-not
Description: "Send the name; or in name the extension data-absent-reason; or the identifier under which your service knows somebody who gives no name (of another system than the NHS number)."
Severity: #error
Expression: "name.where(text.hasValue() or family.hasValue() or given.where(hasValue()).exists()).exists() or (name.extension | name.text.extension | name.family.extension | name.given.extension).where(url = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason').exists() or identifier.where(system.hasValue() and value.hasValue() and system != 'https://fhir.nhs.uk/Id/nhs-number').exists()"

Profile: OneStoryPatient
Parent: Patient
Id: OneStory-Patient
Title: "OneStory person"
Description: "A person who is helped. Fits UK Core people as they are; a person without an NHS number is welcome when it is said why there is none. The server itself checks the check digit of the number."
* insert Published
* ^purpose = "The person is found by every service as the same one, also somebody who has no NHS number or is not sure of it. Nothing is asked for that a drug service or a hostel could not know: not even a name."
* obeys nhs-number-or-reason and name-or-why-not
* identifier MS
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains nhsNumber 0..1 MS
* identifier[nhsNumber] ^short = "NHS number"
* identifier[nhsNumber].system 1..1
* identifier[nhsNumber].system = $nhs-number
* identifier[nhsNumber].value 1..1
* name MS
* birthDate MS
* gender MS
* address MS
* generalPractitioner MS
* extension contains OneStoryCareCircle named careCircle 0..*
* extension contains OneStoryNotTheSamePerson named notTheSamePerson 0..1

Invariant: nhs-number-or-reason
Description: "Send the NHS number, or the UK Core extension NHSNumberUnavailableReason that says why there is none."
Severity: #error
Expression: "identifier.where(system = 'https://fhir.nhs.uk/Id/nhs-number').exists() or extension.where(url = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberUnavailableReason').exists()"

Profile: OneStoryPatient
Parent: Patient
Id: OneStory-Patient
Title: "OneStory person"
Description: "A person who is helped. Fits UK Core people as they are; a person without an NHS number is welcome when it is said why there is none. The server itself checks the check digit of the number."
* insert Published
* ^purpose = "The person is found by every service as the same one, also somebody who has no NHS number or is not sure of it. Nothing is asked for that a drug service or a hostel could not know."
* obeys nhs-number-or-reason
* identifier MS
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains nhsNumber 0..1 MS
* identifier[nhsNumber] ^short = "NHS number"
* identifier[nhsNumber].system 1..1
* identifier[nhsNumber].system = $nhs-number
* identifier[nhsNumber].value 1..1
* name 1..*
* name MS
* birthDate MS
* gender MS
* address MS
* generalPractitioner MS
* extension contains OneStoryCareCircle named careCircle 0..*
* extension contains OneStoryNotTheSamePerson named notTheSamePerson 0..1

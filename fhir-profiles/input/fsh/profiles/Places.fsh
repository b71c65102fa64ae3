// The rest of the directory: where help is given, by whom, and where systems reach each other.

// An identifier of a given system has a value; others may stand beside it.
RuleSet: IdentifierOf(slice, system, short)
* identifier MS
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains {slice} 0..1 MS
* identifier[{slice}] ^short = "{short}"
* identifier[{slice}].system 1..1
* identifier[{slice}].system = "{system}"
* identifier[{slice}].value 1..1

Profile: OneStoryLocation
Parent: Location
Id: OneStory-Location
Title: "OneStory place"
Description: "A place where people are seen: a clinic, a drop-in, a room at the surgery, or the person's own home."
* ^purpose = "Referrers and the people they refer use it to know where to go, how to get in and when it is open."
* ^status = #active
* insert Published
* insert IdentifierOf(odsSiteCode, https://fhir.nhs.uk/Id/ods-site-code, ODS site code)
* status MS
* name MS
* description MS
* telecom MS
* address MS
* managingOrganization MS
* hoursOfOperation MS

Profile: OneStoryPractitioner
Parent: Practitioner
Id: OneStory-Practitioner
Title: "OneStory worker"
Description: "Somebody who helps as their work, paid or as a volunteer: a nurse, a GP, a recovery worker, a peer supporter."
* ^purpose = "All services use it to show a person and each other who somebody is. Nothing of their private life belongs here."
* ^status = #active
* insert Published
* insert IdentifierOf(sdsUserId, https://fhir.nhs.uk/Id/sds-user-id, SDS user id)
* active MS
* name MS
* telecom MS
* qualification MS

Profile: OneStoryPractitionerRole
Parent: PractitionerRole
Id: OneStory-PractitionerRole
Title: "OneStory worker in a role"
Description: "What somebody does for one organisation, and how they are reached there."
* ^purpose = "Referrals, plans and care teams name it where a worker acts for an organisation: the organisation tells on whose behalf."
* ^status = #active
* insert Published
* insert IdentifierOf(sdsRoleProfileId, https://fhir.nhs.uk/Id/sds-role-profile-id, SDS role profile id)
* active MS
* period MS
* practitioner MS
* organization MS
* code MS
* location MS
* healthcareService MS
* telecom MS

// UK Core has no profile for Endpoint.
Profile: OneStoryEndpoint
Parent: Endpoint
Id: OneStory-Endpoint
Title: "OneStory endpoint"
Description: "Where the system of an organisation can be reached, and what it takes there."
* ^purpose = "Partner systems and operators use it to find where referrals and notifications for a service are sent."
* ^status = #active
* insert Published
* insert IdentifierOf(dosServiceId, https://fhir.nhs.uk/Id/dos-service-id, Service endpoint id of BaRS)
* status MS
* connectionType MS
* name MS
* managingOrganization MS
* payloadType MS
* address MS

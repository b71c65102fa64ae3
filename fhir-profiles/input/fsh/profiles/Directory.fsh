Profile: OneStoryOrganization
Parent: Organization
Id: OneStory-Organization
Title: "OneStory organisation"
Description: "An organisation that refers, cares or runs services: a GP practice, a trust, a charity, a council."
* insert Published
* identifier MS
* name 1..1
* name MS
* type MS
* type from OneStoryServiceSectorValues (preferred)
* extension contains OneStoryBorough named borough 0..1

Profile: OneStoryHealthcareService
Parent: HealthcareService
Id: OneStory-HealthcareService
Title: "OneStory service"
Description: "A team that can be asked to help. It is open for referrals unless it is inactive or says that it does not accept them."
* insert Published
* active MS
* providedBy 1..1
* providedBy MS
* type 1..*
* type MS
* type from OneStoryServiceTypeValues (extensible)
* name 1..1
* name MS
* extension contains
    OneStoryBorough named borough 0..* and
    OneStoryAcceptsReferrals named acceptsReferrals 0..1 and
    OneStoryAcceptsReferralsFrom named acceptsReferralsFrom 0..1

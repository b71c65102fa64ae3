Profile: OneStoryOrganization
Parent: Organization
Id: OneStory-Organization
Title: "OneStory organisation"
Description: "An organisation that refers, cares or runs services: a GP practice, a trust, a charity, a council."
* insert Published
* ^purpose = "Whoever refers, cares or runs a team is one entry of the directory, so that a referral, a plan and a responsibility point to the same organisation everywhere."
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
* ^purpose = "A referral is addressed to a team, and the team says itself whether it takes referrals now and for which boroughs: nobody refers into a closed door."
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

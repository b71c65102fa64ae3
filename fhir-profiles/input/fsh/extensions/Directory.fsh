Extension: OneStoryBorough
Id: OneStory-Borough
Title: "Borough"
Description: "The borough of Greater Manchester that an organisation belongs to or a service covers."
Context: Organization, HealthcareService
* insert Published
* value[x] only CodeableConcept
* value[x] 1..1
* value[x] from OneStoryBoroughValues (required)

Extension: OneStoryAcceptsReferrals
Id: OneStory-AcceptsReferrals
Title: "Accepts referrals"
Description: "Whether the service takes referrals now. Absent means yes."
Context: HealthcareService
* insert Published
* value[x] only boolean
* value[x] 1..1

Extension: OneStoryAcceptsReferralsFrom
Id: OneStory-AcceptsReferralsFrom
Title: "Accepts referrals from"
Description: "The day from which the service takes referrals."
Context: HealthcareService
* insert Published
* value[x] only date
* value[x] 1..1

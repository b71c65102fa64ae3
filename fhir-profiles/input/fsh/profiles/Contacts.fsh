// Time with a service, each contact in it, what is booked, and what is written to the person.

Profile: OneStoryServiceEpisode
Parent: EpisodeOfCare
Id: OneStory-ServiceEpisode
Title: "OneStory time with a service"
Description: "The time that a person is with one service: from the day it takes responsibility until support is in place elsewhere."
* ^purpose = "Services use it to show that they are involved, since when, and under which referral. Its organisation belongs to the person's care circle."
* ^status = #active
* insert Published
* status MS
* insert TypeOfEpisode(service)
* patient MS
* managingOrganization 1..1
* managingOrganization MS
* period MS
* referralRequest MS
* careManager MS
* team MS
* diagnosis MS
* extension contains OneStoryService named service 0..1 MS
* extension[service] ^short = "Which service of the organisation; absent means the organisation as a whole"
* extension[service] ^comment = "One open episode for a person with a service. The server begins it when the service accepts a referral, keeps statusHistory, and ends it when support is in place or the next service has accepted."

Profile: OneStoryJourney
Parent: EpisodeOfCare
Id: OneStory-Journey
Title: "OneStory journey"
Description: "All help for one person across services. It stays the same when help is stepped up or down or handed on, so that nobody starts again from the beginning."
* ^purpose = "All services name it in their contacts, so that the whole way a person has come can be seen and counted as one. BaRS calls its identifier the Journey ID."
* ^status = #active
* insert Published
* identifier MS
* status MS
* insert TypeOfEpisode(journey)
* patient MS
* period MS
* referralRequest MS
* team MS
* extension contains OneStoryCareLevel named careLevel 0..1 MS
* extension[careLevel] ^short = "How much help the person has now; follows the joint plan and each step up or down"
* extension[careLevel] ^comment = "One open journey for a person. The server begins it with the first acceptance and ends it with the last referral."

RuleSet: TypeOfEpisode(code)
* type ^slicing.discriminator.type = #pattern
* type ^slicing.discriminator.path = "$this"
* type ^slicing.rules = #open
* type contains kind 1..1 MS
* type[kind] = OneStoryEpisodeKindCodes#{code}

Profile: OneStoryEncounter
Parent: Encounter
Id: OneStory-Encounter
Title: "OneStory contact"
Description: "A contact between a person and a service: planned, held, or missed, and in what way they met."
* ^purpose = "Services record it; the others see from it whether the person was seen and what comes next; reports count waiting times from it."
* ^status = #active
* insert Published
* identifier MS
* status MS
* class MS
* type MS
* subject 1..1
* subject only Reference(Patient)
* subject MS
* episodeOfCare MS
* episodeOfCare ^short = "The time with the service, and the journey"
* basedOn MS
* participant MS
* appointment MS
* period MS
* reasonCode MS
* serviceProvider MS
* extension contains
    OneStoryAttendance named attendance 0..1 MS and
    OneStoryContactMedium named contactMedium 0..1 MS
* extension ^comment = "What was agreed at the end of the contact travels in UK Core's extension OutcomeOfAttendance, unchanged."

Profile: OneStoryAppointment
Parent: Appointment
Id: OneStory-Appointment
Title: "OneStory appointment"
Description: "A time that is kept for a person, with whom and where. It can be the dated follow-up that a discharge needs."
* ^purpose = "Services book it, the person and the other services see it, and $discharge looks in it for somebody outside the closing service who has accepted."
* ^status = #active
* insert Published
* status MS
* cancelationReason MS
* serviceType MS
* specialty MS
* appointmentType MS
* reasonCode MS
* reasonReference MS
* description MS
* start MS
* end MS
* patientInstruction MS
* basedOn MS
* participant MS
* participant.actor MS
* participant.status MS

Profile: OneStoryCommunication
Parent: Communication
Id: OneStory-Communication
Title: "OneStory letter"
Description: "A letter or message, to the person first of all: what was said and agreed, in words they can use."
* ^purpose = "Services use it to write to the person and copy others in. A letter without words, or to nobody, is none: it needs a payload and a recipient."
* ^status = #active
* insert Published
* status MS
* category MS
* subject MS
* about MS
* basedOn MS
* sent MS
* recipient 1..*
* recipient MS
* sender MS
* payload 1..*
* payload MS

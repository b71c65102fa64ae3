Extension: OneStoryAgreedToShare
Id: OneStory-AgreedToShare
Title: "Agreed to share"
Description: "Whether the person agreed that services share what concerns them with this supporter: yes or no, since when, and what may be shared."
Context: RelatedPerson
* insert Published
* extension contains agreed 1..1 and date 0..1 and what 0..1
* extension[agreed] ^short = "Whether the person agreed to share with this supporter"
* extension[agreed].value[x] only boolean
* extension[agreed].value[x] 1..1
* extension[date] ^short = "When the person said so"
* extension[date].value[x] only date
* extension[date].value[x] 1..1
* extension[what] ^short = "What may be shared, or what not, in the person's words"
* extension[what].value[x] only string
* extension[what].value[x] 1..1

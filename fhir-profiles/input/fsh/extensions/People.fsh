Extension: OneStoryNotTheSamePerson
Id: OneStory-NotTheSamePerson
Title: "Not the same person"
Description: "Why this is somebody else than a person with a like name, birth date and address who is known already: twins, or a father and a son. Lets a person be created who would otherwise be refused as a probable duplicate; never one with the same NHS number."
Context: Patient
* insert Published
* value[x] only string
* value[x] 1..1
* value[x] ^short = "How the sender knows"

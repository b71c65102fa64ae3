// The people around a person: family and friends, and the team.

Invariant: supporter-named
Description: "Say who the supporter is: their name, or at least their relationship to the person."
Severity: #error
Expression: "name.exists() or relationship.exists()"

Profile: OneStoryRelatedPerson
Parent: RelatedPerson
Id: OneStory-RelatedPerson
Title: "OneStory supporter"
Description: "A carer, relative, friend or neighbour who matters to the person, with whether the person agreed that services talk to them."
* ^purpose = "Workers of every service use it to know whom they may call, and whom not. The person decides: what stands in OneStory-AgreedToShare is theirs to change at any time."
* ^status = #active
* insert Published
* obeys supporter-named
* active MS
* patient MS
* relationship MS
* name MS
* telecom MS
* communication MS
* extension contains OneStoryAgreedToShare named agreedToShare 0..1 MS

Invariant: key-worker-named
Description: "A key worker is somebody, and there is one at a time: give the participant with the role key-worker a member, and end the period of the one before."
Severity: #error
Expression: "participant.where(role.coding.where(system = 'https://fhir.onestory.example/CodeSystem/OneStory-CareTeamRole' and code = 'key-worker').exists()).all(member.exists()) and participant.where(role.coding.where(system = 'https://fhir.onestory.example/CodeSystem/OneStory-CareTeamRole' and code = 'key-worker').exists() and period.end.empty()).count() <= 1"

Profile: OneStoryCareTeam
Parent: CareTeam
Id: OneStory-CareTeam
Title: "OneStory care team"
Description: "Everybody who helps a person, across services: a named key worker, the organisations, and the supporters whom the person wants in the team."
* ^purpose = "The person and all services use it to see who does what and whom to turn to. The organisations in it belong to the person's care circle."
* ^status = #active
* insert Published
* obeys key-worker-named
* status MS
* name MS
* subject 1..1
* subject only Reference(Patient)
* subject MS
* period MS
* participant MS
* participant.role MS
* participant.role from OneStoryCareTeamRoleValues (preferred)
* participant.member MS
* participant.onBehalfOf MS
* participant.period MS
* managingOrganization MS
* managingOrganization ^short = "The organisations that care together, the mental health and the substance use service both"
* telecom MS

CodeSystem: OneStoryCareTeamRoleCodes
Id: OneStory-CareTeamRole
Title: "Role in a care team"
Description: "What somebody does in the team around a person. The key worker is the one to turn to."
* insert PublishedCodes
* #key-worker "Key worker" "The one named person to turn to, whichever service they work for."
* #mental-health-worker "Mental health worker" "Helps with mental health."
* #substance-use-worker "Substance use worker" "Helps with alcohol or drugs."
* #gp "GP" "The person's general practitioner."
* #social-worker "Social worker" "Helps with social care."
* #peer-supporter "Peer supporter" "Has been there, and walks alongside."
* #carer "Carer or supporter" "Family, friend or neighbour who helps."
* #organisation "Organisation" "An organisation that is part of the team, whoever works for it."

ValueSet: OneStoryCareTeamRoleValues
Id: OneStory-CareTeamRole
Title: "Role in a care team"
Description: "All roles in a care team."
* insert Published
* include codes from system OneStoryCareTeamRoleCodes

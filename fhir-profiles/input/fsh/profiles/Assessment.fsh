Invariant: assessment-dated
Description: "Say when the assessment was made: date, or effective[x]."
Severity: #error
Expression: "date.exists() or effective.exists()"

Profile: OneStoryAssessment
Parent: ClinicalImpression
Id: OneStory-Assessment
Title: "OneStory assessment"
Description: "What was found out together with the person, shared by all services so that it is made once."
* insert Published
* ^purpose = "One assessment counts for all services: it goes with the referral, so that the next team does not begin again."
* obeys assessment-dated
* status MS
* subject only Reference(Patient)
* subject MS
* effective[x] MS
* date MS
* assessor MS
* problem MS
* summary MS
* finding MS

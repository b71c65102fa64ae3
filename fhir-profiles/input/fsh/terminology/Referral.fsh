CodeSystem: OneStoryBusinessStatusCodes
Id: OneStory-BusinessStatus
Title: "Where a referral stands"
Description: "The step of the journey that a referral's Task has reached, in words that both mental health and substance use teams use. Each step has the Task status that goes with it."
* insert PublishedCodes
* ^property[+].code = #task-status
* ^property[=].description = "The status of the Task at this step"
* ^property[=].type = #code
* #drafted "Drafted" "Written, not sent."
  * ^property[+].code = #task-status
  * ^property[=].valueCode = #draft
* #awaiting-receipt "Awaiting receipt" "Sent; the receiving service has not opened it."
  * ^property[+].code = #task-status
  * ^property[=].valueCode = #requested
* #escalated "Escalated" "Not received by its due date, or urgent, or on hold without an answer: the single point of access has been asked to act."
  * ^property[+].code = #task-status
  * ^property[=].valueCode = #requested
  * ^property[+].code = #task-status
  * ^property[=].valueCode = #on-hold
* #awaiting-triage "Awaiting triage" "Received; nobody has decided yet. The waiting time counts from here."
  * ^property[+].code = #task-status
  * ^property[=].valueCode = #received
* #information-requested "Information requested" "The service has asked for something more. The referral stays open and the person keeps their place."
  * ^property[+].code = #task-status
  * ^property[=].valueCode = #on-hold
* #accepted-to-assess "Accepted to assess" "The service has taken responsibility and will assess."
  * ^property[+].code = #task-status
  * ^property[=].valueCode = #accepted
* #joint-assessment "Joint assessment" "Both services are assessing together."
  * ^property[+].code = #task-status
  * ^property[=].valueCode = #in-progress
* #assessed "Assessed" "The assessment is written and shared."
  * ^property[+].code = #task-status
  * ^property[=].valueCode = #in-progress
* #in-treatment "In treatment" "Help has started."
  * ^property[+].code = #task-status
  * ^property[=].valueCode = #in-progress
* #redirected "Redirected" "Another service fits better and has been asked instead."
  * ^property[+].code = #task-status
  * ^property[=].valueCode = #rejected
* #stepped-up "Stepped up" "More help is needed; the next service has been asked."
  * ^property[+].code = #task-status
  * ^property[=].valueCode = #completed
* #stepped-down "Stepped down" "Less help is needed; the next service has been asked."
  * ^property[+].code = #task-status
  * ^property[=].valueCode = #completed
* #discharged-with-support "Discharged with support" "Closed, with a staying-well plan and a follow-up that somebody has accepted."
  * ^property[+].code = #task-status
  * ^property[=].valueCode = #completed
* #person-declined "Person declined" "The person does not want this help now."
  * ^property[+].code = #task-status
  * ^property[=].valueCode = #cancelled
* #duplicate "Duplicate" "The same need is already looked after under another referral."
  * ^property[+].code = #task-status
  * ^property[=].valueCode = #cancelled
* #entered-in-error "Entered in error" "Sent by mistake."
  * ^property[+].code = #task-status
  * ^property[=].valueCode = #entered-in-error

ValueSet: OneStoryBusinessStatusValues
Id: OneStory-BusinessStatus
Title: "Where a referral stands"
Description: "All steps that a referral's Task can have reached."
* insert Published
* include codes from system OneStoryBusinessStatusCodes

CodeSystem: OneStoryStatusReasonCodes
Id: OneStory-StatusReason
Title: "Why a referral stands where it stands"
Description: "Reasons for handing on, pausing or cancelling a referral. None of them sends the person back."
* insert PublishedCodes
* ^property[+].code = #bars-reason
* ^property[=].description = "The code of https://fhir.nhs.uk/CodeSystem/rejected-reasons-bars that says the same"
* ^property[=].type = #code
* #person-declined "The person declined" "The person does not want this help now."
* #duplicate "Duplicate" "The same need is already looked after under another referral."
* #sent-by-mistake "Sent by mistake" "It was never meant to be sent, or was sent about somebody else."
* #deceased "The person has died" "The person has died."
* #redirected "Another service fits better" "Another service can help better and has been asked."
* #information-needed "Information needed" "Something is missing that the receiving service must know."
* #not-available-in-time "Not available in time" "The service cannot see the person soon enough, and another one can."
  * ^property[+].code = #bars-reason
  * ^property[=].valueCode = #RRNA
* #could-not-contact "Could not contact the person" "Several ways of reaching the person were tried."
  * ^property[+].code = #bars-reason
  * ^property[=].valueCode = #FC
* #moved-away "Moved away" "The person lives elsewhere now."
* #more-help-needed "More help needed" "The person needs more help than this service can give."
* #less-help-needed "Less help needed" "The person can go on with less help."
* #unsafe-now "Not safe to go on now" "Something must be made safe first."
* #other "Other" "None of these; the text says what."
  * ^property[+].code = #bars-reason
  * ^property[=].valueCode = #OTH

ValueSet: OneStoryStatusReasonValues
Id: OneStory-StatusReason
Title: "Why a referral stands where it stands"
Description: "All reasons for handing on, pausing or cancelling a referral."
* insert Published
* include codes from system OneStoryStatusReasonCodes

ValueSet: OneStoryReferralIntentValues
Id: OneStory-ReferralIntent
Title: "Intent of a referral"
Description: "A referral is a plan (as in the Booking and Referral Standard) or an order; the sender's word is kept."
* insert Published
* $request-intent#plan
* $request-intent#order

ValueSet: OneStoryReferralReasonValues
Id: OneStory-ReferralReason
Title: "Reasons for a referral"
Description: "Common reasons for referring somebody: mental health, substance use, social needs and risk."
* insert Published
* include codes from valueset OneStoryMentalHealthProblemValues
* include codes from valueset OneStorySubstanceUseProblemValues
* include codes from valueset OneStorySocialNeedValues
* include codes from valueset OneStoryRiskValues

ValueSet: OneStoryReferralToValues
Id: OneStory-ReferralTo
Title: "Kinds of referral"
Description: "What sort of service a referral asks for."
* insert Published
// Designations are plain words of ours, not terms of SNOMED CT: senders may show either.
* $sct#24921000000109
* $sct#24921000000109 ^designation.value = "Referral to community mental health team"
* $sct#390866009
* $sct#390866009 ^designation.value = "Referral to mental health team"
* $sct#279381000000103
* $sct#279381000000103 ^designation.value = "Referral to primary care mental health team"
* $sct#199191000000109
* $sct#199191000000109 ^designation.value = "Referral to psychosis early intervention service"
* $sct#306238000
* $sct#306238000 ^designation.value = "Referral to Social Services"
* $sct#871731000000106
* $sct#871731000000106 ^designation.value = "Referral to social prescribing service"
* $sct#201521000000104
* $sct#201521000000104 ^designation.value = "Referral to substance misuse service"
* $sct#1099141000000106
* $sct#1099141000000106 ^designation.value = "Referral to alcohol misuse service"
* $sct#417096006
* $sct#417096006 ^designation.value = "Referral to community drug and alcohol team"
* $sct#431260004
* $sct#431260004 ^designation.value = "Referral to specialist alcohol treatment service"
* $sct#304301000000105
* $sct#304301000000105 ^designation.value = "Self referral to substance misuse service"
* $sct#3457005
* $sct#3457005 ^designation.value = "Patient referral"

CodeSystem: OneStoryClockStatusCodes
Id: OneStory-ClockStatus
Title: "Waiting clock"
Description: "Whether the waiting clock of a referral runs."
* insert PublishedCodes
* #running "Running" "The person waits: not all of the four firsts have happened."
* #stopped "Stopped" "All of the four firsts have happened."
* #not-counted "Not counted" "The four-week wait does not count this referral; the reason says why."

ValueSet: OneStoryClockStatusValues
Id: OneStory-ClockStatus
Title: "Waiting clock"
Description: "All states of the waiting clock."
* insert Published
* include codes from system OneStoryClockStatusCodes

CodeSystem: OneStoryNotCountedCodes
Id: OneStory-NotCounted
Title: "Why a wait is not counted"
Description: "Why the four-week wait does not count a referral. The person waits all the same: the date is there."
* insert PublishedCodes
* #team "Another sort of team" "The four-week wait counts community mental health teams for adults; this service is none of them."
* #age "Under 18" "The person was not yet 18 when the clock began."
* #inpatient "In hospital" "The person was in hospital when the clock began."
* #closed "Closed before" "The referral was closed before all of the four firsts had happened."

ValueSet: OneStoryNotCountedValues
Id: OneStory-NotCounted
Title: "Why a wait is not counted"
Description: "All reasons for not counting a wait."
* insert Published
* include codes from system OneStoryNotCountedCodes

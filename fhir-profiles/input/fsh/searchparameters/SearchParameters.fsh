Instance: OneStory-Task-due
InstanceOf: SearchParameter
Usage: #definition
Title: "Task by the date by which receipt is due"
* insert PublishedInstance(SearchParameter, OneStory-Task-due)
* name = "OneStoryTaskDue"
* description = "The date by which the owner must have received the Task. For work lists: what is late, what is next."
* code = #due
* base = #Task
* type = #date
* expression = "Task.restriction.period.end"

Instance: OneStory-Task-service
InstanceOf: SearchParameter
Usage: #definition
Title: "Task by the service that is asked"
* insert PublishedInstance(SearchParameter, OneStory-Task-service)
* name = "OneStoryTaskService"
* description = "The service of the owner that the Task asks. For owners with several services."
* code = #service
* base = #Task
* type = #reference
* target = #HealthcareService
* expression = "Task.extension.where(url='https://fhir.onestory.example/StructureDefinition/OneStory-Service').value.as(Reference)"

Instance: OneStory-Task-clock
InstanceOf: SearchParameter
Usage: #definition
Title: "Task by its waiting clock"
* insert PublishedInstance(SearchParameter, OneStory-Task-clock)
* name = "OneStoryTaskClock"
* description = "Whether the four-week wait of the Task is running, stopped or not-counted. For work lists: who still waits."
* code = #clock
* base = #Task
* type = #token
* expression = "Task.extension.where(url='https://fhir.onestory.example/StructureDefinition/OneStory-Clock').extension.where(url='status').value.as(Coding)"

Instance: OneStory-Task-waiting-since
InstanceOf: SearchParameter
Usage: #definition
Title: "Task by how long the person waits"
* insert PublishedInstance(SearchParameter, OneStory-Task-waiting-since)
* name = "OneStoryTaskWaitingSince"
* description = "The day on which the waiting clock of the Task began, whether it is counted or not. For work lists: who waits longest."
* code = #waiting-since
* base = #Task
* type = #date
* expression = "Task.extension.where(url='https://fhir.onestory.example/StructureDefinition/OneStory-Clock').extension.where(url='start').value.as(date)"

Instance: OneStory-ServiceRequest-responsible
InstanceOf: SearchParameter
Usage: #definition
Title: "Referral by who is responsible now"
* insert PublishedInstance(SearchParameter, OneStory-ServiceRequest-responsible)
* name = "OneStoryServiceRequestResponsible"
* description = "The organisation that is responsible for the person under the referral now: the binding list of whom one is responsible for."
* code = #responsible
* base = #ServiceRequest
* type = #reference
* target = #Organization
* expression = "ServiceRequest.extension.where(url='https://fhir.onestory.example/StructureDefinition/OneStory-Responsible').value.as(Reference)"

Instance: OneStory-HealthcareService-borough
InstanceOf: SearchParameter
Usage: #definition
Title: "Service by borough"
* insert PublishedInstance(SearchParameter, OneStory-HealthcareService-borough)
* name = "OneStoryHealthcareServiceBorough"
* description = "The borough that a service covers."
* code = #borough
* base = #HealthcareService
* type = #token
* expression = "HealthcareService.extension.where(url='https://fhir.onestory.example/StructureDefinition/OneStory-Borough').value.as(CodeableConcept)"

Instance: OneStory-Condition-co-occurs-with
InstanceOf: SearchParameter
Usage: #definition
Title: "Condition by the condition it goes together with"
* insert PublishedInstance(SearchParameter, OneStory-Condition-co-occurs-with)
* name = "OneStoryConditionCoOccursWith"
* description = "The other condition that this one goes together with."
* code = #co-occurs-with
* base = #Condition
* type = #reference
* target = #Condition
* expression = "Condition.extension.where(url='https://fhir.onestory.example/StructureDefinition/OneStory-CoOccursWith').extension.where(url='condition').value.as(Reference)"

Instance: OneStory-CarePlan-care-level
InstanceOf: SearchParameter
Usage: #definition
Title: "Plan by care level"
* insert PublishedInstance(SearchParameter, OneStory-CarePlan-care-level)
* name = "OneStoryCarePlanCareLevel"
* description = "How much help the plan gives, from managing alone to hospital."
* code = #care-level
* base = #CarePlan
* type = #token
* expression = "CarePlan.extension.where(url='https://fhir.onestory.example/StructureDefinition/OneStory-CareLevel').value.as(CodeableConcept)"

Instance: OneStory-CarePlan-review-date
InstanceOf: SearchParameter
Usage: #definition
Title: "Plan by the date it is looked at again"
* insert PublishedInstance(SearchParameter, OneStory-CarePlan-review-date)
* name = "OneStoryCarePlanReviewDate"
* description = "The date by which the plan is to be looked at again: what is overdue, what is next."
* code = #review-date
* base = #CarePlan
* type = #date
* expression = "CarePlan.extension.where(url='https://fhir.onestory.example/StructureDefinition/OneStory-ReviewDate').value.as(date)"

Instance: OneStory-CarePlan-key-worker
InstanceOf: SearchParameter
Usage: #definition
Title: "Plan by key worker"
* insert PublishedInstance(SearchParameter, OneStory-CarePlan-key-worker)
* name = "OneStoryCarePlanKeyWorker"
* description = "The person's key worker in the plan."
* code = #key-worker
* base = #CarePlan
* type = #reference
* target[0] = #Practitioner
* target[1] = #PractitionerRole
* expression = "CarePlan.extension.where(url='https://fhir.onestory.example/StructureDefinition/OneStory-KeyWorker').value.as(Reference)"

Instance: OneStory-CareTeam-managing-organization
InstanceOf: SearchParameter
Usage: #definition
Title: "Care team by the organisation that runs it"
* insert PublishedInstance(SearchParameter, OneStory-CareTeam-managing-organization)
* name = "OneStoryCareTeamManagingOrganization"
* description = "The organisation that runs the care team: it is in the person's care circle."
* code = #managing-organization
* base = #CareTeam
* type = #reference
* target = #Organization
* expression = "CareTeam.managingOrganization"

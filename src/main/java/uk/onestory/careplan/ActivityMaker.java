package uk.onestory.careplan;

import java.time.Clock;
import java.util.Date;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.ActivityDefinition.ActivityDefinitionKind;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import uk.onestory.careplan.Proposals.Parties;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/**
 * Makes of an ActivityDefinition the request that it describes, by its kind: a Task that somebody is asked to do, or a
 * ServiceRequest. The Task begins as requested and not as a draft: posted as it is it stands in its owner's work list.
 */
@Component
class ActivityMaker {

    private final Clock clock;

    ActivityMaker(Clock clock) {
        this.clock = clock;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 for a kind that is not stored here */
    Resource make(ActivityDefinition definition, PlanDefinitionActionComponent action, Parties parties) {
        if (definition.getKind() == ActivityDefinitionKind.TASK) {
            return task(definition, action, parties);
        }
        if (definition.getKind() == ActivityDefinitionKind.SERVICEREQUEST) {
            return request(definition, parties);
        }
        throw Refusal.of(
                422,
                Rule.NOT_SUPPORTED,
                "ActivityDefinition " + definition.getUrl() + " is of a kind that is not kept here: Task and"
                        + " ServiceRequest are.");
    }

    private Task task(ActivityDefinition definition, PlanDefinitionActionComponent action, Parties parties) {
        Task task = new Task();
        task.setInstantiatesCanonical(Proposals.canonical(definition.getUrl(), definition.getVersion()));
        task.setStatus(TaskStatus.REQUESTED);
        task.setIntent(
                definition.hasIntent()
                        ? TaskIntent.fromCode(definition.getIntent().toCode())
                        : TaskIntent.PROPOSAL);
        if (definition.hasPriority()) {
            task.setPriority(TaskPriority.fromCode(definition.getPriority().toCode()));
        }
        task.setCode(definition.getCode().copy());
        task.setDescription(definition.hasDescription() ? definition.getDescription() : action.getTitle());
        task.setFor(person(parties));
        task.setAuthoredOn(Date.from(clock.instant()));
        task.setRequester(new Reference(parties.requester()));
        task.setOwner(new Reference(parties.owner()));
        return task;
    }

    private ServiceRequest request(ActivityDefinition definition, Parties parties) {
        ServiceRequest request = new ServiceRequest();
        request.addInstantiatesCanonical(Proposals.canonical(definition.getUrl(), definition.getVersion()));
        request.setStatus(ServiceRequestStatus.ACTIVE);
        request.setIntent(
                definition.hasIntent()
                        ? ServiceRequestIntent.fromCode(definition.getIntent().toCode())
                        : ServiceRequestIntent.PROPOSAL);
        if (definition.hasPriority()) {
            request.setPriority(
                    ServiceRequestPriority.fromCode(definition.getPriority().toCode()));
        }
        request.setCode(definition.getCode().copy());
        request.addReasonCode().setText(definition.getTitle());
        request.setSubject(person(parties));
        request.setAuthoredOn(Date.from(clock.instant()));
        request.setRequester(new Reference(parties.requester()));
        request.addPerformer(new Reference(parties.owner()));
        return request;
    }

    private static Reference person(Parties parties) {
        return new Reference("Patient/" + parties.person().getIdElement().getIdPart());
    }
}

package uk.onestory.story;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.server.FhirOperations;
import uk.onestory.server.StoredJson;

/**
 * {@code GET|POST Patient/[id]/$story} and {@code Patient/$story?identifier=system|value}. The parameters are strings
 * here because then HAPI takes every primitive type in a POST: code or string, date, dateTime or instant.
 */
@Component
class StoryProvider implements FhirOperations {

    private final PersonLookup people;
    private final StoryQueryPlan plan;
    private final StoryAssembler assembler;
    private final ApplicationEventPublisher events;

    StoryProvider(
            PersonLookup people, StoryQueryPlan plan, StoryAssembler assembler, ApplicationEventPublisher events) {
        this.events = events;
        this.people = people;
        this.plan = plan;
        this.assembler = assembler;
    }

    @Operation(name = "$story", type = Patient.class, idempotent = true)
    public Bundle ofPerson(
            @IdParam IdType id,
            @OperationParam(name = "sections", max = OperationParam.MAX_UNLIMITED) List<String> sections,
            @OperationParam(name = "since") String since,
            RequestDetails request) {
        StoryRequest asked = StoryRequest.of(sections, since);
        return tell(people.byId(id, request), asked, request);
    }

    @Operation(name = "$story", type = Patient.class, idempotent = true)
    public Bundle ofIdentifier(
            @OperationParam(name = "identifier", min = 1) String identifier,
            @OperationParam(name = "sections", max = OperationParam.MAX_UNLIMITED) List<String> sections,
            @OperationParam(name = "since") String since,
            RequestDetails request) {
        StoryRequest asked = StoryRequest.of(sections, since);
        return tell(people.byIdentifier(identifier, request), asked, request);
    }

    private Bundle tell(Patient person, StoryRequest asked, RequestDetails request) {
        StoryRequest.refuseCutting(request.getParameters());
        asked.keepFor(request);
        Bundle story = assembler.assemble(plan.load(person, request), asked, request.getFhirServerBase());
        Callers.of(request)
                .map(caller -> new StoryOpened(person.getIdElement().getIdPart(), caller.organizationId()))
                .ifPresent(events::publishEvent);
        return StoryForm.of(request) == StoryForm.FHIR ? StoredJson.answer(story, request) : story;
    }
}

package uk.onestory.referral;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.server.FhirOperations;

/** The operations on a referral's Task. */
@Component
class ReferralOperations implements FhirOperations {

    private final HandOn handOn;

    ReferralOperations(HandOn handOn) {
        this.handOn = handOn;
    }

    @Operation(
            name = "$hand-on",
            type = Task.class,
            canonicalUrl = "https://fhir.onestory.example/OperationDefinition/OneStory-hand-on")
    public Bundle handOn(
            @IdParam IdType task,
            @OperationParam(name = "to", min = 1, max = 1) Reference to,
            @OperationParam(name = "reason", min = 1, max = 1) CodeableConcept reason,
            @OperationParam(name = "note", max = 1) StringType note,
            @OperationParam(name = "assessment", max = 1) Reference assessment,
            RequestDetails request) {
        if (to == null || !to.hasReference()) {
            throw Refusal.plain(400, IssueType.REQUIRED, "Name the next service in the parameter to (valueReference).");
        }
        if (reason == null || reason.isEmpty()) {
            throw Refusal.of(
                    Rule.REASON_NEEDED,
                    "Tell why the person goes on in the parameter reason (valueCodeableConcept).",
                    "Parameters.parameter.where(name='reason')");
        }
        String ifMatch = request.getHeader(Constants.HEADER_IF_MATCH);
        IdType id = ifMatch == null ? task : new IdType("Task", task.getIdPart(), ifMatch.replaceAll("[W/\"\\s]", ""));
        return handOn.handOn(
                new HandOn.Request(id, to, reason, note == null ? null : note.getValue(), assessment), request);
    }
}

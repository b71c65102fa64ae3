package uk.onestory.referral;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ParameterUtil;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.server.FhirOperations;
import uk.onestory.server.StoredJson;

/** The operations on referrals and their Tasks. */
@Component
class ReferralOperations implements FhirOperations {

    private final Succession succession;
    private final Discharge discharge;
    private final WithdrawOperation withdraw;

    ReferralOperations(Succession succession, Discharge discharge, WithdrawOperation withdraw) {
        this.succession = succession;
        this.discharge = discharge;
        this.withdraw = withdraw;
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
        return succeed(Succession.Kind.HAND_ON, task, to, reason, note, assessment, request);
    }

    @Operation(
            name = "$step",
            type = Task.class,
            canonicalUrl = "https://fhir.onestory.example/OperationDefinition/OneStory-step")
    public Bundle step(
            @IdParam IdType task,
            @OperationParam(name = "direction", min = 1, max = 1) CodeType direction,
            @OperationParam(name = "to", min = 1, max = 1) Reference to,
            @OperationParam(name = "reason", min = 1, max = 1) CodeableConcept reason,
            @OperationParam(name = "assessment", max = 1) Reference assessment,
            RequestDetails request) {
        Succession.Kind kind =
                switch (direction == null ? "" : direction.getCode()) {
                    case "up" -> Succession.Kind.STEP_UP;
                    case "down" -> Succession.Kind.STEP_DOWN;
                    default ->
                        throw Refusal.plain(
                                400, IssueType.REQUIRED, "Say up or down in the parameter direction (valueCode).");
                };
        return succeed(kind, task, to, reason, null, assessment, request);
    }

    @Operation(
            name = "$discharge",
            type = Task.class,
            canonicalUrl = "https://fhir.onestory.example/OperationDefinition/OneStory-discharge")
    public Bundle discharge(
            @IdParam IdType task,
            @OperationParam(name = "plan", max = 1) Reference plan,
            @OperationParam(name = "follow-up", max = 1) Reference followUp,
            @OperationParam(name = "outcome", max = 1) CodeableConcept outcome,
            RequestDetails request) {
        if (outcome != null) {
            needReason(outcome, "outcome", "Tell what came of the help");
        }
        return StoredJson.answer(
                discharge.perform(new Discharge.Request(known(task, request), plan, followUp, outcome), request),
                request);
    }

    @Operation(
            name = "$withdraw",
            type = ServiceRequest.class,
            canonicalUrl = "https://fhir.onestory.example/OperationDefinition/OneStory-withdraw")
    public Bundle withdraw(
            @IdParam IdType referral,
            @OperationParam(name = "reason", min = 1, max = 1) CodeableConcept reason,
            @OperationParam(name = "decided-by", min = 1, max = 1) CodeType decidedBy,
            RequestDetails request) {
        needReason(reason, "reason", "Tell why the referral is withdrawn");
        boolean byThePerson =
                switch (decidedBy == null ? "" : decidedBy.getCode()) {
                    case "person" -> true;
                    case "requester" -> false;
                    default ->
                        throw Refusal.plain(
                                400,
                                IssueType.REQUIRED,
                                "Say person or requester in the parameter decided-by (valueCode).");
                };
        return StoredJson.answer(withdraw.perform(known(referral, request), reason, byThePerson, request), request);
    }

    private Bundle succeed(
            Succession.Kind kind,
            IdType task,
            Reference to,
            CodeableConcept reason,
            StringType note,
            Reference assessment,
            RequestDetails request) {
        if (to == null || !to.hasReference()) {
            throw Refusal.plain(400, IssueType.REQUIRED, "Name the next service in the parameter to (valueReference).");
        }
        needReason(reason, "reason", "Tell why the person goes on");
        String said = note == null ? null : note.getValue();
        return StoredJson.answer(
                succession.perform(
                        new Succession.Request(kind, known(task, request), to, reason, said, assessment), request),
                request);
    }

    private static void needReason(CodeableConcept reason, String parameter, String words) {
        if (!Why.isTold(reason)) {
            throw Refusal.of(
                    Rule.REASON_NEEDED,
                    words + " in the parameter " + parameter + " (valueCodeableConcept): " + Why.INSTEAD,
                    "Parameters.parameter.where(name='" + parameter + "')");
        }
    }

    /** With the version of {@code If-Match}, where the caller names one. */
    private static IdType known(IdType id, RequestDetails request) {
        String ifMatch = request.getHeader(Constants.HEADER_IF_MATCH);
        return ifMatch == null
                ? id
                : new IdType(id.getResourceType(), id.getIdPart(), ParameterUtil.parseETagValue(ifMatch));
    }
}

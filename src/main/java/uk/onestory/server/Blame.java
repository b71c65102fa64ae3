package uk.onestory.server;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;

/**
 * Where something was sent and the refusal names no element of it (HAPI's own mostly do not), the whole of it is to blame:
 * a client can rely on an {@code expression}.
 */
final class Blame {

    private static final Set<RequestTypeEnum> WITH_BODY =
            EnumSet.of(RequestTypeEnum.POST, RequestTypeEnum.PUT, RequestTypeEnum.PATCH);

    private Blame() {}

    static void complete(OperationOutcome outcome, RequestDetails request) {
        if (WITH_BODY.contains(request.getRequestType())) {
            String root = request.getResourceName() == null ? "Bundle" : request.getResourceName();
            complete(outcome, root, request.getResource());
        }
    }

    /** @param index of the entry of a bundle that the outcome answers */
    static void complete(OperationOutcome outcome, RequestDetails request, int index) {
        if (request != null
                && request.getResource() instanceof Bundle sent
                && index < sent.getEntry().size()) {
            BundleEntryComponent entry = sent.getEntry().get(index);
            if (entry.hasResource()) {
                complete(outcome, entry.getResource().fhirType(), entry.getResource());
            }
        }
    }

    private static void complete(OperationOutcome outcome, String root, IBaseResource sent) {
        outcome.getIssue().stream()
                .filter(issue ->
                        issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL)
                .filter(issue -> !issue.hasExpression())
                .forEach(issue -> issue.addExpression(
                        DatabaseFailure.NO_SUCH_VALUE.isTold(issue.getDiagnostics())
                                ? LongValue.in(sent, root).orElse(root)
                                : root));
    }
}

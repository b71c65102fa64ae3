package uk.onestory.server;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** The parameters of a request that were passed over because its sender prefers that. */
final class PassedOver {

    private static final String KEY = PassedOver.class.getName();

    private PassedOver() {}

    static void remember(List<Unclear> unclear, RequestDetails request) {
        if (!unclear.isEmpty()) {
            request.getUserData().put(KEY, List.copyOf(unclear));
        }
    }

    /** One warning for each. */
    @SuppressWarnings("unchecked")
    static OperationOutcome outcome(RequestDetails request) {
        OperationOutcome outcome = new OperationOutcome();
        List<Unclear> unclear = (List<Unclear>) request.getUserData().getOrDefault(KEY, List.of());
        unclear.forEach(one -> outcome.addIssue()
                .setSeverity(IssueSeverity.WARNING)
                .setCode(IssueType.NOTSUPPORTED)
                .setDiagnostics("Passed over: " + one.words()));
        return outcome;
    }
}

package uk.onestory.referral;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import uk.onestory.conformance.Refusal;

/** A value that cannot be right, where no rule with a code of its own is broken. */
final class Unfit {

    private Unfit() {}

    /** 422. */
    static BaseServerResponseException at(String path, String words) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.BUSINESSRULE)
                .setDiagnostics(words)
                .addExpression(path);
        return Refusal.of(outcome);
    }
}

package uk.onestory.server;

import com.google.errorprone.annotations.Immutable;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/**
 * Where a body does not have the form of FHIR.
 *
 * @param path FHIRPath
 * @param words what to send instead, without values of the body
 */
@Immutable
record Misfit(String path, MisfitKind kind, String words) {

    /** Codes of the messages of the HL7 validator. */
    private static final String HL7_MESSAGES = "http://hl7.org/fhir/java-core-messageId";

    static Misfit of(String path, MisfitKind kind, String words) {
        return new Misfit(path, kind, words);
    }

    OperationOutcomeIssueComponent issue() {
        OperationOutcomeIssueComponent issue = new OperationOutcomeIssueComponent();
        issue.setSeverity(IssueSeverity.ERROR)
                .setCode(kind.issueType())
                .setDiagnostics(words)
                .addExpression(path);
        issue.getDetails().addCoding().setSystem(HL7_MESSAGES).setCode(kind.messageId());
        return issue;
    }
}

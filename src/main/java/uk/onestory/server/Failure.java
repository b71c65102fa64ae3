package uk.onestory.server;

import com.google.errorprone.annotations.Immutable;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/**
 * What a client is told when a request fails.
 *
 * @param status HTTP status
 * @param rule one of {@link RuleCode}, or null where plain FHIR says it all
 * @param diagnostics plain words without data of people, class names or SQL
 * @param expression FHIRPath of what is to blame, or null where that is nothing in a body
 * @param retryAfter seconds after which it is worth trying again; 0 where it is not
 */
@Immutable
record Failure(int status, IssueType type, String rule, String diagnostics, int retryAfter, String expression) {

    static Failure of(int status, IssueType type, String diagnostics) {
        return new Failure(status, type, null, diagnostics, 0, null);
    }

    static Failure ofRule(int status, IssueType type, String rule, String diagnostics) {
        return new Failure(status, type, rule, diagnostics, 0, null);
    }

    static Failure retry(int status, IssueType type, String diagnostics, int seconds) {
        return new Failure(status, type, null, diagnostics, seconds, null);
    }

    Failure after(int seconds) {
        return new Failure(status, type, rule, diagnostics, seconds, expression);
    }

    Failure at(String path) {
        return new Failure(status, type, rule, diagnostics, retryAfter, path);
    }

    OperationOutcome outcome() {
        OperationOutcome outcome = new OperationOutcome();
        OperationOutcomeIssueComponent issue = outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(type)
                .setDiagnostics(diagnostics);
        if (rule != null) {
            issue.getDetails().addCoding().setSystem(RuleCode.SYSTEM).setCode(rule);
        }
        if (expression != null) {
            issue.addExpression(expression);
        }
        return outcome;
    }
}

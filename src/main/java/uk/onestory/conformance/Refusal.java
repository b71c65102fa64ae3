package uk.onestory.conformance;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/** Says no with an OperationOutcome: which rule is broken, where, and what to send instead. */
public final class Refusal {

    private static final Set<Integer> OF_RULES = Set.of(409, 412, 422);

    private Refusal() {}

    /**
     * @param instead plain words without personal data: what is wrong and what to send instead
     * @param expression FHIRPath of the element, if one is to blame
     */
    public static BaseServerResponseException of(Rule rule, String instead, String... expression) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue(issue(rule, instead, expression));
        return of(rule.status(), instead, outcome);
    }

    /** A rule that is broken by what is asked for and not by what is sent: another status than that of the rule. */
    public static BaseServerResponseException of(int status, Rule rule, String instead, String... expression) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue(issue(rule, instead, expression));
        return of(status, instead, outcome);
    }

    /** One rule broken in several places, or several parts of it missing: all are told at once. */
    public static BaseServerResponseException of(Rule rule, List<OperationOutcomeIssueComponent> issues) {
        OperationOutcome outcome = new OperationOutcome();
        issues.forEach(outcome::addIssue);
        return of(rule.status(), issues.get(0).getDiagnostics(), outcome);
    }

    /** 422 with an outcome that is complete already: each error in it names its rule. */
    static BaseServerResponseException of(OperationOutcome outcome) {
        return new UnprocessableEntityException(outcome.getIssueFirstRep().getDiagnostics(), outcome);
    }

    /**
     * A refusal that is no rule of ours but plain FHIR or HTTP: 400, 401 and their kin.
     *
     * @throws IllegalArgumentException for a status that tells of a rule
     */
    public static BaseServerResponseException plain(int status, IssueType type, String message) {
        if (OF_RULES.contains(status)) {
            throw new IllegalArgumentException("a refusal with status " + status + " names its rule");
        }
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(type).setDiagnostics(message);
        return of(status, message, outcome);
    }

    public static OperationOutcomeIssueComponent issue(Rule rule, String instead, String... expression) {
        OperationOutcomeIssueComponent issue = new OperationOutcomeIssueComponent();
        issue.setSeverity(IssueSeverity.ERROR).setCode(rule.issueType()).setDiagnostics(instead);
        issue.getDetails().addCoding().setSystem(Rule.SYSTEM).setCode(rule.code());
        for (String path : expression) {
            issue.addExpression(path);
        }
        return issue;
    }

    private static BaseServerResponseException of(int status, String message, OperationOutcome outcome) {
        return new Refused(status, message, outcome);
    }

    private static final class Refused extends BaseServerResponseException {

        private static final long serialVersionUID = 1L;

        Refused(int status, String message, OperationOutcome outcome) {
            super(status, message, outcome);
        }
    }
}

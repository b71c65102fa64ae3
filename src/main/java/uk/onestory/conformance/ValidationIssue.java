package uk.onestory.conformance;

import ca.uhn.fhir.validation.SingleValidationMessage;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/** From the validator's message to the issue that a partner reads. */
final class ValidationIssue {

    /** Codes of the messages of the HL7 validator. */
    private static final String HL7_MESSAGES = "http://hl7.org/fhir/java-core-messageId";

    private ValidationIssue() {}

    static OperationOutcomeIssueComponent of(SingleValidationMessage message) {
        OperationOutcomeIssueComponent issue = new OperationOutcomeIssueComponent();
        issue.setSeverity(IssueSeverity.fromCode(message.getSeverity().getCode()));
        issue.setDiagnostics(message.getMessage());
        if (message.getLocationString() != null) {
            issue.addExpression(message.getLocationString());
        }
        String rule = ownRule(message.getMessageId());
        issue.setCode(rule == null ? IssueType.INVALID : IssueType.INVARIANT);
        if (rule != null) {
            issue.getDetails().addCoding().setSystem(Rule.SYSTEM).setCode(rule);
        } else if (message.getMessageId() != null) {
            issue.getDetails().addCoding().setSystem(HL7_MESSAGES).setCode(message.getMessageId());
        }
        nameProfile(issue);
        return issue;
    }

    /** HAPI's own outcome of a validation holds the whole id of the message where ours has the code of the rule. */
    static void nameRule(OperationOutcomeIssueComponent issue) {
        issue.getDetails().getCoding().forEach(coding -> {
            String rule = ownRule(coding.getCode());
            if (rule != null) {
                coding.setSystem(Rule.SYSTEM).setCode(rule);
                issue.setCode(IssueType.INVARIANT);
            }
        });
        nameProfile(issue);
    }

    /** What refuses names a rule of ours, also where the definition that is broken is FHIR's own. */
    private static void nameProfile(OperationOutcomeIssueComponent issue) {
        boolean refuses = issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL;
        boolean named =
                issue.getDetails().getCoding().stream().anyMatch(coding -> Rule.SYSTEM.equals(coding.getSystem()));
        if (refuses && !named) {
            issue.getDetails().addCoding().setSystem(Rule.SYSTEM).setCode(Rule.PROFILE.code());
        }
    }

    /** The key of a constraint of our profiles is the code of its rule: {@code …/OneStory-Referral#reason-needed}. */
    private static String ownRule(String messageId) {
        if (messageId == null || !messageId.startsWith(FhirPackage.BASE)) {
            return null;
        }
        int hash = messageId.indexOf('#');
        return hash < 0 ? null : messageId.substring(hash + 1);
    }
}

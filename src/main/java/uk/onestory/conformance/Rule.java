package uk.onestory.conformance;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import uk.onestory.server.RuleCode;

/**
 * The rules of OneStory that a partner can break, by the code of CodeSystem {@code OneStory-Rule} that travels in
 * {@code OperationOutcome.issue.details}. All but those of another {@link #status()} are answered 422.
 */
public enum Rule {
    NO_BOUNCE("no-bounce", IssueType.BUSINESSRULE),
    ILLEGAL_TRANSITION("illegal-transition", IssueType.BUSINESSRULE),
    NOT_YOUR_TASK("not-your-task", IssueType.BUSINESSRULE),
    NOT_YOUR_ORGANISATION("not-your-organisation", IssueType.BUSINESSRULE),
    FROZEN_FIELD("frozen-field", IssueType.BUSINESSRULE),
    ASSESSMENT_NEEDED("assessment-needed", IssueType.BUSINESSRULE),
    SUPPORT_IN_PLACE("support-in-place", IssueType.BUSINESSRULE),
    PLAN_INCOMPLETE("plan-incomplete", IssueType.REQUIRED),
    ONE_AT_A_TIME("one-at-a-time", IssueType.BUSINESSRULE),
    WAITING_CLOCK("waiting-clock", IssueType.BUSINESSRULE),
    JOINT_REFERRAL("joint-referral", IssueType.BUSINESSRULE),
    PERSON_UNKNOWN("person-unknown", IssueType.NOTFOUND),
    ANOTHER_PERSON("another-person", IssueType.BUSINESSRULE),
    UNFOUNDED_REUSE("unfounded-reuse", IssueType.BUSINESSRULE),
    SHARED_WITH_OTHERS("shared-with-others", IssueType.BUSINESSRULE),
    NOT_ACTIVE("not-active", IssueType.BUSINESSRULE),
    DEFINITION_UNKNOWN("definition-unknown", IssueType.NOTFOUND),
    REFERENCE_FORM("reference-form", IssueType.VALUE),
    REFERENCE_UNKNOWN(RuleCode.REFERENCE_UNKNOWN, IssueType.NOTFOUND),
    NOT_UNDERSTOOD(RuleCode.NOT_UNDERSTOOD, IssueType.NOTSUPPORTED),
    DATE_AHEAD("date-ahead", IssueType.VALUE),
    PROFILE("profile", IssueType.INVALID),
    REASON_NEEDED("reason-needed", IssueType.REQUIRED),
    SERVICE_NOT_OPEN("service-not-open", IssueType.BUSINESSRULE),
    DUPLICATE_REFERRAL(RuleCode.DUPLICATE_REFERRAL, IssueType.DUPLICATE, 409),
    DECEASED("deceased", IssueType.BUSINESSRULE),
    NHS_NUMBER_INVALID("nhs-number-invalid", IssueType.VALUE),
    DUPLICATE_PERSON("duplicate-person", IssueType.DUPLICATE, 409),
    NOT_THE_SAME_PERSON("not-the-same-person", IssueType.BUSINESSRULE),
    REQUEST_ID_REUSED("request-id-reused", IssueType.CONFLICT, 409),
    SCOPE_MISSING("scope-missing", IssueType.FORBIDDEN, 403),
    SEVERAL_MATCH(RuleCode.SEVERAL_MATCH, IssueType.MULTIPLEMATCHES, 412),
    VERSION_STALE(RuleCode.VERSION_STALE, IssueType.CONFLICT, 412),
    VERSION_NEEDED("version-needed", IssueType.REQUIRED, 428),
    TOO_LARGE(RuleCode.TOO_LARGE, IssueType.TOOLONG, 413),
    NOT_SUPPORTED(RuleCode.NOT_SUPPORTED, IssueType.NOTSUPPORTED, 405);

    public static final String SYSTEM = RuleCode.SYSTEM;

    private final String code;
    private final IssueType issueType;
    private final int status;

    Rule(String code, IssueType issueType) {
        this(code, issueType, 422);
    }

    Rule(String code, IssueType issueType, int status) {
        this.code = code;
        this.issueType = issueType;
        this.status = status;
    }

    public String code() {
        return code;
    }

    IssueType issueType() {
        return issueType;
    }

    int status() {
        return status;
    }
}

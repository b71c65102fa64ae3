package uk.onestory.server;

import org.hl7.fhir.instance.model.api.IBaseOperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome;

/** Codes of CodeSystem {@code OneStory-Rule} that the server itself answers with, before any room is asked. */
public final class RuleCode {

    public static final String SYSTEM = "https://fhir.onestory.example/CodeSystem/OneStory-Rule";

    public static final String TOO_LARGE = "too-large";

    public static final String NOT_SUPPORTED = "not-supported";

    public static final String REFERENCE_UNKNOWN = "reference-unknown";

    public static final String NOT_UNDERSTOOD = "not-understood";

    /** 412: more than one resource where a condition must find one. */
    public static final String SEVERAL_MATCH = "several-match";

    /** 412: not the version that was read. */
    public static final String VERSION_STALE = "version-stale";

    /** 409: what is there, or is being written, stands against it. */
    static final String CONFLICT = "conflict";

    static final String NOT_PROCESSABLE = "not-processable";

    public static final String DUPLICATE_REFERRAL = "duplicate-referral";

    private RuleCode() {}

    /** Whether the rule is one of those that the outcome names. */
    static boolean isIn(IBaseOperationOutcome outcome, String code) {
        return outcome instanceof OperationOutcome told
                && told.getIssue().stream().anyMatch(issue -> issue.getDetails().hasCoding(SYSTEM, code));
    }
}

package uk.onestory.referral;

import java.util.Optional;
import uk.onestory.conformance.Rule;

/** What must be there before a Task may move, and the rule that is broken where it is not. */
enum Condition {
    NOTHING(null, ""),
    INFORMATION_ASKED(
            Rule.REASON_NEEDED, "`statusReason` (a code, or words), and `businessStatus` information-requested"),
    STATUS_BEFORE(Rule.ILLEGAL_TRANSITION, "only back to the status that the Task had before"),
    INFORMATION_GIVEN(
            Rule.REASON_NEEDED,
            "the status before, and a new `input` that refers to a resource of the person; else only notes change"),
    ASSESSMENT(
            Rule.ASSESSMENT_NEEDED,
            "from `businessStatus` assessed on, an assessment of the person in `output`: a completed ClinicalImpression or"
                    + " QuestionnaireResponse"),
    REASON(Rule.REASON_NEEDED, "`statusReason` (a code, or words); else only notes and `input` change"),
    REASON_OF_THE_PERSON(Rule.REASON_NEEDED, "`statusReason` person-declined or deceased"),
    MISTAKE(null, "else only notes and `input` change"),
    SUCCESSOR(
            Rule.NO_BOUNCE,
            "a successor Task in the same transaction (`$hand-on`); or `statusReason` duplicate and in `output` the person's"
                    + " active referral on which the same owner has an open Task"),
    SUPPORT(
            Rule.SUPPORT_IN_PLACE,
            "support in place (`$discharge`), or the next service in the same transaction (`$step`)");

    private final Rule rule;
    private final String words;

    Condition(Rule rule, String words) {
        this.rule = rule;
        this.words = words;
    }

    /** Answered where it is not met; empty where there is nothing to meet. */
    Optional<Rule> rule() {
        return Optional.ofNullable(rule);
    }

    /** In words for a table, Markdown. */
    String words() {
        return words;
    }
}

package uk.onestory.referral;

/** What must be there before a Task may move. */
enum Condition {
    NOTHING,
    /** {@code statusReason}, and {@code businessStatus} information-requested */
    INFORMATION_ASKED,
    /** back to the status that the Task had before it was put on hold */
    STATUS_BEFORE,
    /** the same, and an {@code input} that refers to a resource; nothing else but notes may change */
    INFORMATION_GIVEN,
    /** a coded {@code statusReason} */
    REASON,
    /** {@code statusReason} person-declined or deceased */
    REASON_OF_THE_PERSON,
    /** in the same transaction another Task on the same referral, for another service that is open */
    SUCCESSOR,
    /** support in place, or the next step on the same journey: {@code $discharge} and {@code $step} see to it */
    SUPPORT
}

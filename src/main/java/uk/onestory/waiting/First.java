package uk.onestory.waiting;

import java.util.Locale;

/**
 * What must have happened before somebody no longer waits: help, and not only a date for it. NHS England's four-week
 * wait stops its clock, for spells that began on or after 1 April 2024, on the latest of these.
 */
enum First {
    /** Somebody saw the person. */
    CONTACT,
    /** A score to measure later ones against. */
    OUTCOME,
    /** A meaningful assessment. */
    ASSESSMENT,
    /** A care plan that the person agreed to, or an intervention. */
    HELP;

    /** Its part of {@code OneStory-Clock}. */
    String url() {
        return name().toLowerCase(Locale.ROOT);
    }
}

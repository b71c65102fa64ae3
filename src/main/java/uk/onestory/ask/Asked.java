package uk.onestory.ask;

/**
 * What a finished form tells of asking.
 *
 * @param asked questions that the person was asked and answered
 * @param reused questions that were answered with what they had told before, and not asked
 * @param retold those of the asked whose answer was known
 */
record Asked(int asked, int reused, int retold) {}

package uk.onestory.ask;

import java.util.Map;

/**
 * What was counted of one organisation in one borough.
 *
 * @param organization logical id
 * @param borough code of CodeSystem {@code OneStory-Borough}, or {@link PersonsBorough#UNKNOWN}
 * @param counts by what is counted
 */
record Counted(String organization, String borough, Map<What, Long> counts) {

    /** Codes of CodeSystem {@code OneStory-AskOnce}, in the order of the report. */
    enum What {
        QUESTIONS_ASKED("questions-asked"),
        ANSWERS_REUSED("answers-reused"),
        QUESTIONS_RETOLD("questions-retold"),
        FIRST_CONTACTS("first-contacts"),
        STORIES_OPENED_FIRST("stories-opened-first");

        private final String code;

        What(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}

package uk.onestory.ask;

import java.time.LocalDate;

/**
 * Something that an organisation has to look at.
 *
 * @param kind why
 * @param about {@code Type/id} of what is to be looked at
 * @param organization logical id of who has to
 * @param person logical id of the Patient
 * @param on the first day, in Europe/London, on which it is late
 * @param task logical id of the Task that told them; null until then
 */
record Due(Kind kind, String about, String organization, String person, LocalDate on, String task) {

    /** Codes of CodeSystem {@code OneStory-Notice}; the words name nobody. */
    enum Kind {
        STORY_NOT_OPENED(
                "story-not-opened",
                "This person was seen here and their story was not opened. Please read it, so that they need not tell it"
                        + " again."),
        PLAN_REVIEW("plan-review-due", "The review date of this joint plan has passed. Please look at it together."),
        ABOUT_ME_REVIEW(
                "about-me-review-due",
                "Nobody has looked at this About Me for a long time. Please look at it with the person.");

        private final String code;
        private final String words;

        Kind(String code, String words) {
            this.code = code;
            this.words = words;
        }

        String code() {
            return code;
        }

        String words() {
            return words;
        }

        static Kind of(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("unknown kind");
        }
    }
}

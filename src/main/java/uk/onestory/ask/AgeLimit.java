package uk.onestory.ask;

import java.time.Instant;
import java.time.Period;
import java.time.format.DateTimeParseException;

/**
 * How long an answer lasts: {@code always}, {@code never} (asked each time), or a time of days, months and years by the
 * calendar of Europe/London.
 *
 * @param text as the table writes it
 * @param time null for {@code always}
 */
record AgeLimit(String text, Period time) {

    private static final String NEVER = "never";
    private static final AgeLimit ALWAYS = new AgeLimit("always", null);

    /** @throws IllegalArgumentException for what is none */
    static AgeLimit of(String text) {
        if (ALWAYS.text().equals(text)) {
            return ALWAYS;
        }
        try {
            return new AgeLimit(text, NEVER.equals(text) ? Period.ZERO : Period.parse(text));
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException("no time for an answer to last: " + text, unreadable);
        }
    }

    boolean isOver(Instant told, Instant now) {
        if (NEVER.equals(text)) {
            return true;
        }
        return time != null
                && told.atZone(Moments.LONDON).plus(time).toInstant().isBefore(now);
    }
}

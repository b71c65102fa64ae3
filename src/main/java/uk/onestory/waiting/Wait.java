package uk.onestory.waiting;

import java.time.LocalDate;

/**
 * One provider's part of one referral, as the rule sees it. Days are those of Europe/London.
 *
 * @param provider {@code Organization/id} that was asked
 * @param teamCounts whether its team is one of those that the four-week wait counts
 * @param start since when the person waits
 * @param end when this part was closed; null while it is open
 */
record Wait(String provider, boolean teamCounts, LocalDate start, LocalDate end) {

    boolean open() {
        return end == null;
    }
}

package uk.onestory.waiting;

import java.time.LocalDate;

/**
 * Days in hospital, in Europe/London.
 *
 * @param to the last day; null while the person is there
 */
record Stay(LocalDate from, LocalDate to) {

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}

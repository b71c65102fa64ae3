package uk.onestory.waiting;

import java.time.LocalDate;

/**
 * Something that happened to a person and can be one of the four firsts.
 *
 * @param first which of them
 * @param day in Europe/London
 * @param provider {@code Organization/id} of who did it
 */
record Event(First first, LocalDate day, String provider) {}

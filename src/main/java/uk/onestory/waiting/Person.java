package uk.onestory.waiting;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/**
 * What the rule asks of a person.
 *
 * @param birth the earliest day on which the person can have been born; null where nothing is known
 * @param stays in hospital
 */
record Person(LocalDate birth, List<Stay> stays) {

    private static final int ADULT = 18;

    /** Only who is known to be younger: nobody drops out of a list of those who wait for want of a birth date. */
    boolean underAge(LocalDate day) {
        return birth != null && Period.between(birth, day).getYears() < ADULT;
    }

    boolean inHospital(LocalDate day) {
        return stays.stream().anyMatch(stay -> stay.covers(day));
    }
}

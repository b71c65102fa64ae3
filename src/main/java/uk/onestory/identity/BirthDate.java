package uk.onestory.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A birth date as far as it is known.
 *
 * @param month 1 to 12, or 0
 * @param day 1 to 31, or 0
 */
record BirthDate(int year, int month, int day) {

    private static final int YEARS_OF_A_CENTURY = 100;

    /** Systems without a date to send send this one. */
    private static final String PLACEHOLDER = "1900-01-01";

    /** Empty where there is none, or one that means that nobody knows. */
    static Optional<BirthDate> of(String fhir) {
        if (fhir == null || fhir.isBlank() || PLACEHOLDER.equals(fhir)) {
            return Optional.empty();
        }
        String[] parts = fhir.split("-", -1);
        return Optional.of(new BirthDate(
                Integer.parseInt(parts[0]),
                parts.length > 1 ? Integer.parseInt(parts[1]) : 0,
                parts.length > 2 ? Integer.parseInt(parts[2]) : 0));
    }

    static Optional<Evidence> compare(BirthDate one, BirthDate other) {
        if (one == null || other == null) {
            return Optional.empty();
        }
        if (!one.isExact() || !other.isExact()) {
            boolean agree = one.year == other.year && (one.month == 0 || other.month == 0 || one.month == other.month);
            return Optional.of(agree ? Evidence.BIRTH_DATE_AS_FAR_AS_KNOWN : Evidence.BIRTH_DATE_DIFFERENT);
        }
        if (one.equals(other)) {
            return Optional.of(Evidence.BIRTH_DATE_SAME);
        }
        if (one.transposed().filter(other::equals).isPresent()) {
            return Optional.of(Evidence.BIRTH_DATE_TRANSPOSED);
        }
        return Optional.of(one.slips().contains(other) ? Evidence.BIRTH_DATE_ONE_SLIP : Evidence.BIRTH_DATE_DIFFERENT);
    }

    boolean isExact() {
        return day > 0;
    }

    /** As HAPI indexes its first day: 19850302. */
    int ordinal() {
        return year * 10_000 + Math.max(1, month) * 100 + Math.max(1, day);
    }

    /** With day and month the other way round, where there is such a date. */
    Optional<BirthDate> transposed() {
        return date(year, day, month).filter(date -> !date.equals(this));
    }

    /** All dates with one digit of the day, the month or the year of the century changed, or its two digits swapped. */
    Set<BirthDate> slips() {
        Set<BirthDate> slips = new HashSet<>();
        twoDigitSlips(day).forEach(slip -> date(year, month, slip).ifPresent(slips::add));
        twoDigitSlips(month).forEach(slip -> date(year, slip, day).ifPresent(slips::add));
        int century = year - year % YEARS_OF_A_CENTURY;
        twoDigitSlips(year % YEARS_OF_A_CENTURY)
                .forEach(slip -> date(century + slip, month, day).ifPresent(slips::add));
        slips.remove(this);
        return slips;
    }

    private static Set<Integer> twoDigitSlips(int value) {
        int tens = value / 10;
        int ones = value % 10;
        Set<Integer> slips = new HashSet<>();
        for (int digit = 0; digit < 10; digit++) {
            slips.add(digit * 10 + ones);
            slips.add(tens * 10 + digit);
        }
        slips.add(ones * 10 + tens);
        return slips;
    }

    private static Optional<BirthDate> date(int year, int month, int day) {
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return Optional.of(new BirthDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}

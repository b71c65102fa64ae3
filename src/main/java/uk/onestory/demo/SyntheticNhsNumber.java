package uk.onestory.demo;

import uk.onestory.conformance.NhsNumber;

/**
 * NHS numbers from 999 000 0000 on, which are never issued to anybody. Only six digits of them are free, and about one
 * choice in eleven has no check digit: of each ten neighbours nine are used, so that a number is found without counting.
 */
final class SyntheticNhsNumber {

    /** How many different numbers there are. */
    static final int CAPACITY = 900_000;

    private static final long FIRST = 999_000_000L;
    private static final int NEIGHBOURS = 10;
    private static final int USED = 9;
    /** Shares no factor with the capacity: visits every number once, and neighbours in the list look unlike. */
    private static final long STRIDE = 524_287;

    private SyntheticNhsNumber() {}

    /** @param index 0 to {@link #CAPACITY} - 1; two of them never give the same number */
    static String of(int index) {
        if (index < 0 || index >= CAPACITY) {
            throw new IllegalArgumentException("the 999 range has numbers for " + CAPACITY + " people only");
        }
        int place = (int) (index * STRIDE % CAPACITY);
        int wanted = place % USED;
        for (int last = 0; last < NEIGHBOURS; last++) {
            String nine = String.valueOf(FIRST + (long) place / USED * NEIGHBOURS + last);
            int check = NhsNumber.checkDigit(nine);
            if (check < NEIGHBOURS && wanted-- == 0) {
                return nine + check;
            }
        }
        throw new IllegalStateException("fewer than nine of ten neighbours have a check digit");
    }
}

package uk.onestory.conformance;

import java.util.regex.Pattern;

/**
 * NHS numbers (England and Wales): ten digits, the last one a modulus 11 check digit (NHS Data Dictionary). Ten equal digits
 * pass that check, but are what people type where they have no number.
 */
public final class NhsNumber {

    public static final String SYSTEM = "https://fhir.nhs.uk/Id/nhs-number";

    private static final int DIGITS = 10;
    private static final int MODULUS = 11;

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private NhsNumber() {}

    /** Without the spaces that people read and write between the digits. */
    public static String compact(String text) {
        return SPACES.matcher(text).replaceAll("");
    }

    /** Whether the text is ten digits, not all the same, with the right check digit. */
    public static boolean isValid(String text) {
        return text != null
                && text.length() == DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && text.chars().distinct().count() > 1
                && checkDigit(text.substring(0, DIGITS - 1)) == text.charAt(DIGITS - 1) - '0';
    }

    /**
     * The check digit of nine digits: weights 10 to 2, then 11 minus the remainder by 11, where 11 counts as 0.
     *
     * @return 0 to 9, or 10 where no NHS number has these nine digits
     */
    public static int checkDigit(String nine) {
        int sum = 0;
        for (int i = 0; i < DIGITS - 1; i++) {
            sum += (nine.charAt(i) - '0') * (DIGITS - i);
        }
        int check = MODULUS - sum % MODULUS;
        return check == MODULUS ? 0 : check;
    }
}

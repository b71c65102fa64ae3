package uk.onestory.conformance;

/** NHS numbers (England and Wales): ten digits, not all the same, the last one a modulus 11 check digit (NHS Data Dictionary). */
public final class NhsNumber {

    public static final String SYSTEM = "https://fhir.nhs.uk/Id/nhs-number";

    private static final int DIGITS = 10;
    private static final int MODULUS = 11;

    private NhsNumber() {}

    /** Whether the text is ten digits with the right check digit; ten equal ones are placeholders. */
    public static boolean isValid(String text) {
        return text != null
                && text.length() == DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && !text.chars().allMatch(c -> c == text.charAt(0))
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

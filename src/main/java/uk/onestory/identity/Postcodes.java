package uk.onestory.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Postcodes of the United Kingdom, compared without spaces and case. */
final class Postcodes {

    private static final Pattern FORM = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}");
    private static final Pattern NOT_OF_A_POSTCODE = Pattern.compile("[^A-Z0-9]");

    /** ZZ99 codes stand for no fixed abode and the like (NHS Data Dictionary): thousands share them. */
    private static final String NOWHERE = "ZZ99";

    private static final int INWARD = 3;

    private Postcodes() {}

    /** Empty for what is no postcode or no place. */
    static Optional<String> compact(String text) {
        if (text == null) {
            return Optional.empty();
        }
        String compact =
                NOT_OF_A_POSTCODE.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("");
        return FORM.matcher(compact).matches() && !compact.startsWith(NOWHERE)
                ? Optional.of(compact)
                : Optional.empty();
    }

    /** The first half, of a {@link #compact} postcode. */
    static String outward(String compact) {
        return compact.substring(0, compact.length() - INWARD);
    }

    /** As people write it, with a space before the second half. */
    static String spaced(String compact) {
        return outward(compact) + " " + compact.substring(compact.length() - INWARD);
    }
}

package uk.onestory.conformance;

import java.util.regex.Pattern;

/** NHS numbers as people write and print them, in groups of digits: {@code 999 000 0018}. */
public final class WrittenNhsNumber {

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\u00a0\\u2007\\u2009\\u202f\\u2010\\u2011\\u2013-]+");

    private WrittenNhsNumber() {}

    /** Without what stands between the groups. */
    public static String digits(String text) {
        return BETWEEN.matcher(text).replaceAll("");
    }
}

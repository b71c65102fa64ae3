package uk.onestory.server;

import java.util.regex.Pattern;

/**
 * A parameter that cannot be taken as it was sent.
 *
 * @param name as it was sent
 * @param why the end of a sentence that begins with the name
 */
record Unclear(String name, String why) {

    private static final Pattern TOLD = Pattern.compile("[A-Za-z$_][A-Za-z0-9_:.$-]{0,99}");

    /** A name may be anything, data of people too: only what looks like one is told. */
    String words() {
        String told = TOLD.matcher(name).matches() ? Diagnostics.withoutNhsNumbers(name) : "of this request";
        return "The parameter " + told + " " + why + ".";
    }
}

package uk.onestory.fhir;

import java.util.Locale;
import java.util.regex.Pattern;

/** A {@code urn:uuid:} by which entries of a Bundle refer to each other. */
public final class Placeholder {

    private static final String URN = "urn:uuid:";
    private static final Pattern ANYWHERE =
            Pattern.compile("urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private Placeholder() {}

    /** In lower case, as a UUID is written (RFC 4122, 3); everything else as it is. */
    public static String normal(String url) {
        return url != null && url.regionMatches(true, 0, URN, 0, URN.length()) ? url.toLowerCase(Locale.ROOT) : url;
    }

    /** Those that stand anywhere in the text. */
    public static String normalIn(String text) {
        return text == null || text.indexOf(':') < 0
                ? text
                : ANYWHERE.matcher(text).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
    }
}

package uk.onestory.server;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of ETags, compared weakly (RFC 9110, 8.8.3.2): each one is the version of a resource. */
final class KnownTags {

    private static final Pattern ONE = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    private KnownTags() {}

    static boolean match(List<String> headers, String version) {
        for (String header : headers) {
            if ("*".equals(header.strip())) {
                return true;
            }
            Matcher tags = ONE.matcher(header);
            while (tags.find()) {
                if (tags.group(1).equals(version)) {
                    return true;
                }
            }
        }
        return false;
    }
}

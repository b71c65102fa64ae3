package uk.onestory.fhir;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The base URL of a FHIR server: below it, an absolute URL means the same as a relative one (FHIR R4
 * references.html#literal). Scheme and host are read in any case and with or without the usual port (RFC 3986, 6.2).
 */
public final class ServerBase {

    private static final Pattern HTTP =
            Pattern.compile("(https?)://([^/?#]*)(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final Pattern MORE_THAN_AN_ID =
            Pattern.compile("/.*|[^/]*/(?!_history)[^/]*/(?!_history).*", Pattern.DOTALL);
    private static final Pattern SEARCH = Pattern.compile("[A-Za-z]+\\?.*", Pattern.DOTALL);

    private final String prefix;

    private ServerBase(String prefix) {
        this.prefix = prefix;
    }

    /** @param url with or without a slash at its end */
    public static ServerBase of(String url) {
        return new ServerBase(normal(url == null ? "" : url.replaceFirst("/+$", "")) + "/");
    }

    /** The same URL for everyone who means the same: its scheme and host in lower case, without the usual port. */
    public static String normal(String url) {
        Matcher http = HTTP.matcher(url);
        if (!http.matches()) {
            return url;
        }
        String scheme = http.group(1).toLowerCase(Locale.ROOT);
        String usual = "http".equals(scheme) ? ":80" : ":443";
        String host = http.group(2).toLowerCase(Locale.ROOT);
        return scheme + "://"
                + (host.endsWith(usual) ? host.substring(0, host.length() - usual.length()) : host)
                + http.group(3);
    }

    /** What stands behind this base; empty for any other URL and for what is relative already. */
    public Optional<String> relative(String url) {
        if (url == null || prefix.length() < 2 || !HTTP.matcher(url).matches()) {
            return Optional.empty();
        }
        String normal = normal(url);
        return normal.startsWith(prefix) && normal.length() > prefix.length()
                ? Optional.of(normal.substring(prefix.length()))
                : Optional.empty();
    }

    /** The reference without this base. */
    public String local(String reference) {
        return relative(reference).orElse(reference);
    }

    /** Whether a reference, once it is {@link #local}, points out of this server. An internal one or a search does not. */
    public static boolean isForeign(String reference) {
        if (reference.startsWith("#") || SEARCH.matcher(reference).matches()) {
            return false;
        }
        return SCHEME.matcher(reference).matches()
                || MORE_THAN_AN_ID.matcher(reference).matches();
    }

    /** A link to another entry of a Bundle, by its {@code fullUrl}. */
    public static boolean isPlaceholder(String reference) {
        return reference.startsWith("urn:uuid:") || reference.startsWith("urn:oid:");
    }
}

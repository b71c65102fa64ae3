package uk.onestory.access;

import ca.uhn.fhir.util.UrlUtil;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.server.SupportedResources;

/**
 * {@code Bundle.entry.request.url}, which is relative to the base: {@code [type]}, {@code [type]/[id]}, a search or a
 * condition, a history, or an operation. Nothing else passes, so that nobody after this one reads another type or id from
 * it.
 *
 * @param type resource type; null for an operation of the whole server
 * @param id null where it names none
 * @param more what stands behind: {@code _history}, {@code _search}, or empty
 * @param operation name without {@code $}, or null
 * @param query what stands behind the question mark, or null
 */
record EntryUrl(String type, String id, String more, String operation, String query) {

    private static final Pattern PATH =
            Pattern.compile("/?(?:([A-Za-z]+)(?:/([A-Za-z0-9.-]{1,64}))?)?/?(?:\\$([A-Za-z0-9-]+))?");
    private static final Pattern HISTORY =
            Pattern.compile("/?([A-Za-z]+)(?:/([A-Za-z0-9.-]{1,64}))?/(_history|_search)(?:/([A-Za-z0-9.-]{1,64}))?");
    private static final Pattern BAD_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}#\\\\]");

    static EntryUrl of(String url) {
        if (url == null || url.isBlank()) {
            throw refused(IssueType.REQUIRED, "Each Bundle.entry needs a request.url, for example Patient.");
        }
        checkCharacters(url);
        int mark = url.indexOf('?');
        String path = mark < 0 ? url : url.substring(0, mark);
        EntryUrl parts = parts(path, mark < 0 ? null : url.substring(mark + 1));
        if (parts.type != null && !SupportedResources.TYPES.contains(parts.type)) {
            throw Refusal.of(
                    404,
                    Rule.NOT_SUPPORTED,
                    "The resource type in Bundle.entry.request.url is not served here; GET /fhir/metadata lists all.");
        }
        return parts;
    }

    private static EntryUrl parts(String path, String query) {
        Matcher history = HISTORY.matcher(path);
        if (history.matches()) {
            String more = history.group(3);
            boolean search = "_search".equals(more);
            if ((search && history.group(2) != null)
                    || (history.group(4) != null && (search || history.group(2) == null))) {
                throw noSuchUrl();
            }
            return new EntryUrl(history.group(1), history.group(2), more, null, query);
        }
        Matcher plain = PATH.matcher(path);
        if (!plain.matches() || (plain.group(1) == null && plain.group(3) == null) || path.endsWith("/")) {
            throw noSuchUrl();
        }
        boolean glued = plain.group(3) != null && plain.group(1) != null && !path.contains("/$");
        if (glued || path.contains("//")) {
            throw noSuchUrl();
        }
        return new EntryUrl(plain.group(1), plain.group(2), "", plain.group(3), query);
    }

    /**
     * @param condition value of {@code ifNoneExist}: a query, alone or behind the type
     * @return its parameters
     */
    static Map<String, String[]> condition(String condition, String type) {
        checkCharacters(condition);
        int mark = condition.indexOf('?');
        String path = mark < 0 ? "" : condition.substring(0, mark);
        if (!path.isEmpty() && !path.substring(path.lastIndexOf('/') + 1).equals(type)) {
            throw refused(IssueType.INVALID, "ifNoneExist must ask for the type of the resource, " + type + ".");
        }
        return parameters(condition.substring(mark + 1));
    }

    boolean hasQuery() {
        return query != null && !query.isEmpty();
    }

    Map<String, String[]> parameters() {
        return parameters(query == null ? "" : query);
    }

    /** Names and values as they are meant: a dot of a chain may be sent as {@code %2E}. */
    private static Map<String, String[]> parameters(String query) {
        return UrlUtil.parseQueryString(query);
    }

    private static void checkCharacters(String url) {
        if (UNPRINTABLE.matcher(url).find()) {
            throw refused(
                    IssueType.INVALID, "A URL in a bundle has no fragment, no backslash and no control characters.");
        }
        if (BAD_PERCENT.matcher(url).find()) {
            throw refused(IssueType.INVALID, "In a URL in a bundle two hexadecimal digits follow each percent sign.");
        }
    }

    static RuntimeException noSuchUrl() {
        return refused(
                IssueType.INVALID,
                "Bundle.entry.request.url must be [type], [type]/[id], [type]?[parameters] or an operation, relative to"
                        + " the base: for example Patient, or Patient/123.");
    }

    private static RuntimeException refused(IssueType type, String words) {
        return Refusal.plain(400, type, words);
    }
}

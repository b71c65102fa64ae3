package uk.onestory.fhir;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** The values of a search that stands in a URL or a header, whatever of them is percent-encoded. */
public final class SearchUrl {

    private SearchUrl() {}

    /**
     * @param url with a search after its question mark; null or without one, it is answered as it is
     * @param change from the name and the value, both decoded, to the value that is meant
     */
    public static String mapped(String url, BinaryOperator<String> change) {
        int search = url == null ? -1 : url.indexOf('?');
        return search < 0 ? url : url.substring(0, search + 1) + query(url.substring(search + 1), change);
    }

    /** Of a condition as in {@code If-None-Exist}: with a question mark, or the search alone. */
    public static String condition(String condition, BinaryOperator<String> change) {
        return condition == null || condition.indexOf('?') >= 0 ? mapped(condition, change) : query(condition, change);
    }

    /** Each alternative of a value: a comma that is escaped belongs to the alternative. */
    public static String alternatives(String value, java.util.function.UnaryOperator<String> change) {
        return Arrays.stream(value.split("(?<!\\\\),", -1)).map(change).collect(Collectors.joining(","));
    }

    private static String query(String query, BinaryOperator<String> change) {
        return Arrays.stream(query.split("&", -1))
                .map(pair -> pair(pair, change))
                .collect(Collectors.joining("&"));
    }

    private static String pair(String pair, BinaryOperator<String> change) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
            return pair;
        }
        try {
            String value = decoded(pair.substring(equals + 1));
            String changed = change.apply(decoded(pair.substring(0, equals)), value);
            return changed.equals(value) ? pair : pair.substring(0, equals + 1) + encoded(changed);
        } catch (IllegalArgumentException notEncoded) {
            return pair; // whoever reads it refuses it
        }
    }

    /** HAPI reads a plus sign in these places as itself. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

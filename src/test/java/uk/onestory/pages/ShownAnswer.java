package uk.onestory.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Whether an answer has all that a page shows of it; {@code [id]} and {@code [date]} stand for any. */
final class ShownAnswer {

    private static final Pattern PLACE = Pattern.compile("\\[(?:id|date)]");

    private ShownAnswer() {}

    static boolean isPartOf(JsonNode shown, JsonNode whole) {
        if (whole == null) {
            return false;
        }
        if (shown.isObject()) {
            return shown.properties().stream()
                    .allMatch(property -> isPartOf(property.getValue(), whole.get(property.getKey())));
        }
        if (shown.isArray()) {
            return whole.isArray()
                    && StreamSupport.stream(shown.spliterator(), false)
                            .allMatch(one -> StreamSupport.stream(whole.spliterator(), false)
                                    .anyMatch(other -> isPartOf(one, other)));
        }
        if (shown.isNumber()) {
            return whole.isNumber() && shown.decimalValue().compareTo(whole.decimalValue()) == 0;
        }
        return shown.isTextual() ? Pattern.matches(anyAtPlaces(shown.asText()), whole.asText()) : shown.equals(whole);
    }

    private static String anyAtPlaces(String text) {
        StringBuilder pattern = new StringBuilder();
        for (String part : PLACE.split(text, -1)) {
            pattern.append(pattern.isEmpty() ? "" : "[^/]+").append(Pattern.quote(part));
        }
        return "(?s)" + pattern;
    }
}

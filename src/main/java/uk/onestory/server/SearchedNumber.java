package uk.onestory.server;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a number or a quantity is one (FHIR R4 search.html#number). It is bounded: HAPI writes it out, and
 * {@code 1e999999999} has as many digits.
 */
final class SearchedNumber {

    private static final Pattern NUMBER = Pattern.compile(
            "(?:eq|ne|gt|lt|ge|le|sa|eb|ap)?\\s*[+-]?(?:\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30})(?:[eE][+-]?\\d{1,2})?\\s*");

    private SearchedNumber() {}

    static Optional<String> fault(String value) {
        return NUMBER.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("takes a number, for example 5, 5.40 or lt5, and no larger one than can be stored");
    }

    static Optional<String> faultOfQuantity(String value) {
        List<String> parts = SearchValue.parted(value, '|');
        return parts.size() <= 3 && fault(parts.get(0)).isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "takes [number] or [number]|[system]|[code], for example 5.4|http://unitsofmeasure.org|mg");
    }
}

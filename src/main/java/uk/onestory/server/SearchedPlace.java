package uk.onestory.server;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a value names a place to be near to: {@code latitude|longitude|distance|unit} (FHIR R4 location.html#positional). */
final class SearchedPlace {

    private static final Pattern DEGREES = Pattern.compile("[+-]?\\d{1,3}(?:\\.\\d{1,20})?");
    private static final Pattern DISTANCE = Pattern.compile("\\d{1,5}(?:\\.\\d{1,20})?");
    private static final Pattern UNIT = Pattern.compile("k?m|\\[(?:mi|yd|ft|nmi)_[a-z]{1,2}]");
    private static final String WORDS =
            "takes [latitude]|[longitude]|[distance]|[unit], for example 53.54|-2.63|10|km, and a place on earth";

    private SearchedPlace() {}

    static Optional<String> fault(String value) {
        List<String> parts = SearchValue.parted(value, '|');
        boolean sound = parts.size() >= 2
                && parts.size() <= 4
                && isAngle(parts.get(0), 90)
                && isAngle(parts.get(1), 180)
                && (parts.size() < 3 || DISTANCE.matcher(parts.get(2)).matches())
                && (parts.size() < 4 || UNIT.matcher(parts.get(3)).matches());
        return sound ? Optional.empty() : Optional.of(WORDS);
    }

    private static boolean isAngle(String text, int most) {
        return DEGREES.matcher(text).matches() && Math.abs(Double.parseDouble(text)) <= most;
    }
}

package uk.onestory.server;

import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.util.StringUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether each alternative of a value says something. */
final class SearchValue {

    private static final Pattern PREFIX = Pattern.compile("(eq|ne|gt|lt|ge|le|sa|eb|ap)?\\s*");
    private static final String EMPTY = "has an empty value";

    private SearchValue() {}

    static Optional<String> fault(RestSearchParameterTypeEnum kind, String modifier, String value) {
        for (String one : alternatives(value)) {
            if (isEmpty(kind, modifier, one)) {
                return Optional.of(EMPTY);
            }
            Optional<String> fault = faultOfForm(kind, one);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    /** Parted at commas as HAPI does it, and with the empty ones that it leaves out. */
    static List<String> alternatives(String value) {
        return parted(value, ',');
    }

    /** A separator behind a backslash belongs to the part, and so does the backslash. */
    static List<String> parted(String value, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            if (next == separator && !escaped) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(next);
            }
            escaped = next == '\\' && !escaped;
        }
        parts.add(part.toString());
        return parts;
    }

    /** What HAPI would fall over when the search is under way, or read as something else. */
    private static Optional<String> faultOfForm(RestSearchParameterTypeEnum kind, String one) {
        return switch (kind) {
            case NUMBER -> SearchedNumber.fault(one);
            case QUANTITY -> SearchedNumber.faultOfQuantity(one);
            case REFERENCE -> SearchedReference.fault(one);
            case SPECIAL -> SearchedPlace.fault(one);
            default -> Optional.empty();
        };
    }

    private static boolean isEmpty(RestSearchParameterTypeEnum kind, String modifier, String one) {
        if (one.isBlank()) {
            return true;
        }
        return switch (kind) {
            case DATE, NUMBER -> PREFIX.matcher(one).matches();
            case QUANTITY -> PREFIX.matcher(one.split("\\|", 2)[0]).matches();
            case TOKEN -> one.strip().chars().allMatch(c -> c == '|');
            case STRING ->
                modifier == null
                        && StringUtil.normalizeStringForSearchIndexing(one).isBlank();
            case REFERENCE -> one.endsWith("/") || one.strip().equals("|");
            default -> false;
        };
    }
}

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
        List<String> alternatives = alternatives(value);
        return alternatives.isEmpty() || alternatives.stream().anyMatch(one -> isEmpty(kind, modifier, one))
                ? Optional.of(EMPTY)
                : Optional.empty();
    }

    /** Parted at commas as HAPI does it, and with the empty ones that it leaves out. */
    static List<String> alternatives(String value) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            if (next == ',' && !escaped) {
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

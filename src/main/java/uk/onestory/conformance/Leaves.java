package uk.onestory.conformance;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.onestory.conformance.ShapeNode.Leaf;

/** Values that are well formed beyond doubt, and of what kind each is. */
final class Leaves {

    private static final int LONGEST_TEXT = 10_000;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern TO_RESOURCE = Pattern.compile("([A-Z][A-Za-z]+)/[A-Za-z0-9.-]{1,64}");
    private static final Pattern TO_ENTRY =
            Pattern.compile("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Days and instants of our time; what is less exact stays as it is. */
    private static final Pattern DAY = Pattern.compile("(?:19|20)\\d\\d-\\d\\d-\\d\\d");

    private static final Pattern INSTANT = Pattern.compile(
            DAY.pattern() + "T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(?:Z|[+-](?:0\\d|1[0-3]):[0-5]\\d)");

    private Leaves() {}

    /** The kind of a value that may stand for all of that kind; empty for one that has to be looked at. */
    static Optional<String> kind(Leaf leaf, String value) {
        return switch (leaf) {
            case NONE -> Optional.empty();
            case TEXT -> isPlain(value) ? Optional.of("text") : Optional.empty();
            case ID -> ID.matcher(value).matches() ? Optional.of("id") : Optional.empty();
            case DATE -> Moment.of(value).map(Moment::kind);
            case REFERENCE -> {
                Matcher toResource = TO_RESOURCE.matcher(value);
                yield toResource.matches()
                        ? Optional.of(toResource.group(1))
                        : Optional.of("entry")
                                .filter(kind -> TO_ENTRY.matcher(value).matches());
            }
        };
    }

    /** No markup, no control or direction characters, nothing that a trim would change. */
    private static boolean isPlain(String text) {
        if (text.isEmpty()
                || text.length() > LONGEST_TEXT
                || Character.isWhitespace(text.charAt(0))
                || Character.isWhitespace(text.charAt(text.length() - 1))
                || text.charAt(0) == '$') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean special = c == '<'
                    || c == '&'
                    || c == 0x7F
                    || Character.isSurrogate(c)
                    || Character.getType(c) == Character.FORMAT
                    || (c < ' ' && c != '\n' && c != '\r' && c != '\t');
            if (special) {
                return false;
            }
        }
        return true;
    }

    /**
     * How the dates of one element lie to each other, so that a rule which compares them holds for all of a shape or for
     * none: their ranks, or where they cannot be ranked beyond doubt the dates themselves.
     */
    static String order(List<Moment> moments) {
        if (moments.size() < 2) {
            return "";
        }
        StringBuilder order = new StringBuilder("~");
        for (int i = 0; i < moments.size(); i++) {
            for (int j = i + 1; j < moments.size(); j++) {
                order.append(moments.get(i).to(moments.get(j)));
            }
        }
        return order.toString();
    }

    /**
     * @param text as it was sent
     * @param kind how exact it is
     * @param instant of a day by itself: its midnight in UTC
     */
    record Moment(String text, String kind, Instant instant) {

        static Optional<Moment> of(String text) {
            try {
                if (DAY.matcher(text).matches()) {
                    return Optional.of(new Moment(
                            text, "day", LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)));
                }
                Matcher instant = INSTANT.matcher(text);
                return instant.matches()
                        ? Optional.of(new Moment(
                                text,
                                instant.group(2) == null ? "second" : "fraction",
                                OffsetDateTime.parse(text).toInstant()))
                        : Optional.empty();
            } catch (DateTimeException noSuchDay) {
                return Optional.empty();
            }
        }

        private String to(Moment other) {
            boolean sameKind = kind.equals(other.kind);
            boolean doubtful = !sameKind
                    && ("day".equals(kind)
                            || "day".equals(other.kind)
                            || instant.getEpochSecond() == other.instant.getEpochSecond());
            return doubtful ? text + "?" + other.text + ";" : Integer.signum(instant.compareTo(other.instant)) + ";";
        }
    }
}

package uk.onestory.story;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;

/** FHIR dates as people in Manchester read them: "3 November 2026", "November 2026" or "2026", in Europe/London. */
final class LondonDate {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

    private static final Set<TemporalPrecisionEnum> WITHOUT_TIME =
            Set.of(TemporalPrecisionEnum.YEAR, TemporalPrecisionEnum.MONTH, TemporalPrecisionEnum.DAY);

    private LondonDate() {}

    static String words(BaseDateTimeType date) {
        LocalDate first = firstDay(date);
        return switch (date.getPrecision()) {
            case YEAR -> String.valueOf(first.getYear());
            case MONTH -> MONTH.format(first);
            default -> DAY.format(first);
        };
    }

    /** "3 November 2026 at 14:05", always in Europe/London. */
    static String moment(Instant instant) {
        return MOMENT.format(instant.atZone(LONDON));
    }

    /** For the end of a sentence: "on 3 November 2026", "in November 2026". */
    static String phrase(BaseDateTimeType date) {
        boolean day = hasTime(date) || date.getPrecision() == TemporalPrecisionEnum.DAY;
        return (day ? "on " : "in ") + words(date);
    }

    /** Null for what is no date, for example an age. */
    static String words(Type dateOrPeriod) {
        if (dateOrPeriod instanceof BaseDateTimeType date && date.hasValue()) {
            return words(date);
        }
        if (dateOrPeriod instanceof Period period && period.hasStart()) {
            String start = words(period.getStartElement());
            return period.hasEnd() ? start + " to " + words(period.getEndElement()) : "since " + start;
        }
        return null;
    }

    /** The first moment that the date can mean. */
    static Instant begin(BaseDateTimeType date) {
        return hasTime(date)
                ? date.getValue().toInstant()
                : firstDay(date).atStartOfDay(LONDON).toInstant();
    }

    /** The last moment that it can mean, so that "May 2026" is not before 10 May. */
    static Instant end(BaseDateTimeType date) {
        if (hasTime(date)) {
            return begin(date);
        }
        LocalDate first = firstDay(date);
        LocalDate next =
                switch (date.getPrecision()) {
                    case YEAR -> first.plusYears(1);
                    case MONTH -> first.plusMonths(1);
                    default -> first.plusDays(1);
                };
        return next.atStartOfDay(LONDON).toInstant().minusMillis(1);
    }

    private static boolean hasTime(BaseDateTimeType date) {
        return !WITHOUT_TIME.contains(date.getPrecision());
    }

    private static LocalDate firstDay(BaseDateTimeType date) {
        if (hasTime(date)) {
            return LocalDate.ofInstant(date.getValue().toInstant(), LONDON);
        }
        // As it was sent: year, perhaps month, perhaps day.
        String text = date.getValueAsString();
        return LocalDate.of(part(text, 0, 4), part(text, 5, 7), part(text, 8, 10));
    }

    private static int part(String date, int from, int to) {
        return date.length() < to ? 1 : Integer.parseInt(date, from, to, 10);
    }
}

package uk.onestory.story;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.fhir.PartialDate;

/** FHIR dates as people in Manchester read them: "3 November 2026", "November 2026" or "2026", in Europe/London. */
final class LondonDate {

    private static final ZoneId LONDON = PartialDate.LONDON;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter BRIEF = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

    private LondonDate() {}

    /** Null where nothing is told. */
    static String words(BaseDateTimeType date) {
        if (date == null || !date.hasValue()) {
            return null;
        }
        LocalDate first = PartialDate.of(date).orElseThrow().firstDay();
        return switch (PartialDate.hasTime(date) ? TemporalPrecisionEnum.DAY : date.getPrecision()) {
            case YEAR -> String.valueOf(first.getYear());
            case MONTH -> MONTH.format(first);
            default -> DAY.format(first);
        };
    }

    /** "3 Nov 2026", where there is little room. */
    static String brief(BaseDateTimeType date) {
        return PartialDate.isToTheDay(date)
                ? BRIEF.format(PartialDate.of(date).orElseThrow().firstDay())
                : words(date);
    }

    /** "3 November 2026 at 14:05", always in Europe/London. */
    static String moment(Instant instant) {
        return MOMENT.format(instant.atZone(LONDON));
    }

    /** The same of a date, where a time of the day is told; midnight is what senders put who know the day only. */
    static String moment(BaseDateTimeType date) {
        return date != null && date.hasValue() && PartialDate.hasTime(date) && !isMidnight(begin(date))
                ? moment(begin(date))
                : words(date);
    }

    /** "3 November 2026 at 14:05 to 14:50"; null where nothing is told. */
    static String moments(Period period) {
        String start = moment(period.getStartElement());
        String end = moment(period.getEndElement());
        if (start == null || end == null || start.equals(end)) {
            return start == null ? words(period) : start;
        }
        String day = words(period.getStartElement()) + " at ";
        boolean sameDay = start.startsWith(day) && end.startsWith(day);
        return start + " to " + (sameDay ? end.substring(day.length()) : end);
    }

    private static boolean isMidnight(Instant instant) {
        return instant.atZone(LONDON).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** For the end of a sentence: "on 3 November 2026", "in November 2026". */
    static String phrase(BaseDateTimeType date) {
        return phrase(date, words(date));
    }

    /** The same with the time of the day: "on 3 November 2026 at 14:05". */
    static String phraseOfMoment(BaseDateTimeType date) {
        return phrase(date, moment(date));
    }

    private static String phrase(BaseDateTimeType date, String words) {
        return (PartialDate.isToTheDay(date) ? "on " : "in ") + words;
    }

    /** Null for what is no date, for example an age. */
    static String words(Type dateOrPeriod) {
        if (dateOrPeriod instanceof BaseDateTimeType date) {
            return words(date);
        }
        if (!(dateOrPeriod instanceof Period period)) {
            return null;
        }
        String start = words(period.getStartElement());
        String end = words(period.getEndElement());
        if (start == null) {
            return end == null ? null : "until " + end;
        }
        if (end == null) {
            return "since " + start;
        }
        return start.equals(end) ? start : start + " to " + end;
    }

    /** The first moment that the date can mean. */
    static Instant begin(BaseDateTimeType date) {
        return PartialDate.of(date).orElseThrow().start();
    }

    /** The last moment that it can mean, so that "May 2026" is not before 10 May. */
    static Instant end(BaseDateTimeType date) {
        return PartialDate.hasTime(date)
                ? begin(date)
                : PartialDate.of(date).orElseThrow().end().minusMillis(1);
    }
}

package uk.onestory.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.InstantType;

/**
 * The span of time that a FHIR date, dateTime or instant means. What is told to the day, month or year only means the
 * whole of it, in Europe/London (FHIR R4 datatypes.html#dateTime; a partial {@code Period.end} is inclusive,
 * datatypes.html#Period).
 *
 * @param start first instant of it
 * @param end first instant after it
 */
public record PartialDate(Instant start, Instant end) {

    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final Set<TemporalPrecisionEnum> WITHOUT_TIME =
            EnumSet.of(TemporalPrecisionEnum.YEAR, TemporalPrecisionEnum.MONTH, TemporalPrecisionEnum.DAY);

    /** Empty for what is absent or has no value. */
    public static Optional<PartialDate> of(BaseDateTimeType date) {
        return date == null || !date.hasValue() ? Optional.empty() : Optional.of(read(date));
    }

    /** The moment that something is due: the one that is told, or the first after a day, month or year that is. */
    public static Optional<Instant> deadline(BaseDateTimeType date) {
        return of(date).map(told -> hasTime(date) ? told.start() : told.end());
    }

    /** Whether a time of the day is told. */
    public static boolean hasTime(BaseDateTimeType date) {
        return date instanceof InstantType || (date.hasValue() && !WITHOUT_TIME.contains(date.getPrecision()));
    }

    /** Whether it is told to the day at least. */
    public static boolean isToTheDay(BaseDateTimeType date) {
        return hasTime(date) || date.getPrecision() == TemporalPrecisionEnum.DAY;
    }

    /** The first day of it in London. */
    public LocalDate firstDay() {
        return LocalDate.ofInstant(start, LONDON);
    }

    /** The last day of it in London. */
    public LocalDate lastDay() {
        return LocalDate.ofInstant(end.minusMillis(1), LONDON);
    }

    private static PartialDate read(BaseDateTimeType date) {
        if (date instanceof InstantType) {
            return moment(date, ChronoUnit.MILLIS);
        }
        String text = date.getValueAsString();
        return switch (date.getPrecision()) {
            case YEAR ->
                days(Year.parse(text).atDay(1), Year.parse(text).plusYears(1).atDay(1));
            case MONTH ->
                days(
                        YearMonth.parse(text).atDay(1),
                        YearMonth.parse(text).plusMonths(1).atDay(1));
            case DAY -> days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
            case MILLI -> moment(date, ChronoUnit.MILLIS);
            default -> moment(date, ChronoUnit.SECONDS);
        };
    }

    private static PartialDate moment(BaseDateTimeType date, ChronoUnit unit) {
        Instant start = date.getValue().toInstant();
        return new PartialDate(start, start.plus(1, unit));
    }

    private static PartialDate days(LocalDate first, LocalDate next) {
        return new PartialDate(
                first.atStartOfDay(LONDON).toInstant(),
                next.atStartOfDay(LONDON).toInstant());
    }

    /** Whether all of it lies before the moment: a deadline or a period that ends then is over. */
    public boolean isOver(Instant moment) {
        return !end.isAfter(moment);
    }

    /** Whether all of it lies after the moment. */
    public boolean isAhead(Instant moment) {
        return start.isAfter(moment);
    }
}

package uk.onestory.ask;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;

/** FHIR dates as moments. What tells no time of day means the first moment that it can, in Europe/London. */
final class Moments {

    static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final Set<TemporalPrecisionEnum> DAYS =
            EnumSet.of(TemporalPrecisionEnum.YEAR, TemporalPrecisionEnum.MONTH, TemporalPrecisionEnum.DAY);

    private Moments() {}

    /** Empty for what is no date. A period counts from its start. */
    static Optional<Instant> of(Type date) {
        if (date instanceof Period period) {
            return of(period.getStartElement());
        }
        return date instanceof BaseDateTimeType told && told.hasValue() ? Optional.of(first(told)) : Optional.empty();
    }

    /** The first moment after all that it can mean. */
    static Optional<Instant> endOf(Type date) {
        if (!(date instanceof BaseDateTimeType told) || !told.hasValue()) {
            return Optional.empty();
        }
        if (!hasTime(told)) {
            return Optional.of(firstDayAfter(told).atStartOfDay(LONDON).toInstant());
        }
        boolean toTheSecond = told.getPrecision() == TemporalPrecisionEnum.SECOND;
        return Optional.of(first(told).plusMillis(toTheSecond ? 1_000 : 0));
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, LONDON);
    }

    static boolean hasTime(BaseDateTimeType date) {
        return date instanceof InstantType || !DAYS.contains(date.getPrecision());
    }

    private static Instant first(BaseDateTimeType date) {
        return hasTime(date)
                ? date.getValue().toInstant()
                : firstDay(date).atStartOfDay(LONDON).toInstant();
    }

    private static LocalDate firstDay(BaseDateTimeType date) {
        return switch (date.getPrecision()) {
            case YEAR -> Year.parse(date.getValueAsString()).atDay(1);
            case MONTH -> YearMonth.parse(date.getValueAsString()).atDay(1);
            default -> LocalDate.parse(date.getValueAsString());
        };
    }

    private static LocalDate firstDayAfter(BaseDateTimeType date) {
        LocalDate first = firstDay(date);
        return switch (date.getPrecision()) {
            case YEAR -> first.plusYears(1);
            case MONTH -> first.plusMonths(1);
            default -> first.plusDays(1);
        };
    }
}

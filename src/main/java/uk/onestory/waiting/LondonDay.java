package uk.onestory.waiting;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;

/** FHIR dates as days in Europe/London: just before midnight in summer it is tomorrow there already. */
final class LondonDay {

    static final ZoneId LONDON = ZoneId.of("Europe/London");

    private LondonDay() {}

    /** Empty where it is not told to the day, and for what is no date. A period counts from its start. */
    static Optional<LocalDate> of(Type date) {
        if (date instanceof Period period) {
            return of(period.getStartElement());
        }
        return date instanceof BaseDateTimeType told && told.hasValue() && told.getPrecision() != YEAR
                ? Optional.of(told).filter(one -> one.getPrecision() != MONTH).map(LondonDay::first)
                : Optional.empty();
    }

    /** The first day that it can mean; empty where there is none. */
    static Optional<LocalDate> earliest(BaseDateTimeType date) {
        return date != null && date.hasValue() ? Optional.of(first(date)) : Optional.empty();
    }

    private static final TemporalPrecisionEnum YEAR = TemporalPrecisionEnum.YEAR;
    private static final TemporalPrecisionEnum MONTH = TemporalPrecisionEnum.MONTH;

    private static LocalDate first(BaseDateTimeType date) {
        return switch (date instanceof InstantType ? TemporalPrecisionEnum.MILLI : date.getPrecision()) {
            case YEAR -> Year.parse(date.getValueAsString()).atDay(1);
            case MONTH -> YearMonth.parse(date.getValueAsString()).atDay(1);
            case DAY -> LocalDate.parse(date.getValueAsString());
            default -> LocalDate.ofInstant(date.getValue().toInstant(), LONDON);
        };
    }
}

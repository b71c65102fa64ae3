package uk.onestory.waiting;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.fhir.PartialDate;

/** FHIR dates as days in Europe/London: just before midnight in summer it is tomorrow there already. */
final class LondonDay {

    static final ZoneId LONDON = PartialDate.LONDON;

    private LondonDay() {}

    /** Empty where it is not told to the day, and for what is no date. A period counts from its start. */
    static Optional<LocalDate> of(Type date) {
        if (date instanceof Period period) {
            return of(period.getStartElement());
        }
        return date instanceof BaseDateTimeType told && PartialDate.isToTheDay(told)
                ? earliest(told)
                : Optional.empty();
    }

    /** The first day that it can mean; empty where there is none. */
    static Optional<LocalDate> earliest(BaseDateTimeType date) {
        return PartialDate.of(date).map(PartialDate::firstDay);
    }

    /** The last day that it can mean; empty where there is none. */
    static Optional<LocalDate> latest(BaseDateTimeType date) {
        return PartialDate.of(date).map(PartialDate::lastDay);
    }
}

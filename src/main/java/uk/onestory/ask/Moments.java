package uk.onestory.ask;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.fhir.PartialDate;

/** FHIR dates as moments. What tells no time of day means the first moment that it can, in Europe/London. */
final class Moments {

    static final ZoneId LONDON = PartialDate.LONDON;

    private Moments() {}

    /** Empty for what is no date. A period counts from its start. */
    static Optional<Instant> of(Type date) {
        if (date instanceof Period period) {
            return of(period.getStartElement());
        }
        return date instanceof BaseDateTimeType told ? PartialDate.of(told).map(PartialDate::start) : Optional.empty();
    }

    /** The first moment after all that it can mean. */
    static Optional<Instant> endOf(Type date) {
        return date instanceof BaseDateTimeType told ? PartialDate.of(told).map(PartialDate::end) : Optional.empty();
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, LONDON);
    }

    static boolean hasTime(BaseDateTimeType date) {
        return PartialDate.hasTime(date);
    }
}

package uk.onestory.story;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import uk.onestory.fhir.PartialDate;

/** The days in London on which several things happened: there the time matters. */
final class BusyDays {

    private final Set<LocalDate> busy = new HashSet<>();

    BusyDays(Stream<BaseDateTimeType> dates) {
        Set<LocalDate> seen = new HashSet<>();
        dates.map(BusyDays::day)
                .flatMap(Optional::stream)
                .filter(day -> !seen.add(day))
                .forEach(busy::add);
    }

    boolean include(BaseDateTimeType date) {
        return day(date).filter(busy::contains).isPresent();
    }

    private static Optional<LocalDate> day(BaseDateTimeType date) {
        return PartialDate.of(date)
                .filter(whole -> PartialDate.isToTheDay(date))
                .map(PartialDate::firstDay);
    }
}

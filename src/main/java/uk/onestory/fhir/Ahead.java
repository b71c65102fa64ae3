package uk.onestory.fhir;

import java.time.Clock;
import java.time.Duration;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/** Tells a date that has not come yet, by more than the clocks of two systems may differ. */
public final class Ahead {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private Ahead() {}

    /** A day, month or year lies ahead when all of it does; false for what is absent. */
    public static boolean is(BaseDateTimeType date, Clock clock) {
        return PartialDate.of(date)
                .filter(span -> span.isAhead(clock.instant().plus(TOLERANCE)))
                .isPresent();
    }
}

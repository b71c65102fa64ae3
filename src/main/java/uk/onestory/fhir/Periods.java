package uk.onestory.fhir;

import java.time.Instant;
import org.hl7.fhir.r4.model.Period;

/** Periods as time: a partial date means the whole of it, also as an end; a side that is not told is open. */
public final class Periods {

    private Periods() {}

    public static boolean isOver(Period period, Instant moment) {
        return PartialDate.of(period.getEndElement())
                .filter(end -> end.isOver(moment))
                .isPresent();
    }

    public static boolean isAhead(Period period, Instant moment) {
        return PartialDate.of(period.getStartElement())
                .filter(start -> start.isAhead(moment))
                .isPresent();
    }

    /** Neither over nor ahead. */
    public static boolean isNow(Period period, Instant moment) {
        return !isOver(period, moment) && !isAhead(period, moment);
    }
}

package uk.onestory.fhir;

import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;

/**
 * Ends a period whose start somebody else has written: to the day only, in milliseconds, or ahead. A start that cannot be
 * told to lie before the end breaks per-1 (FHIR R4 datatypes.html#Period).
 */
public final class PeriodEnd {

    private PeriodEnd() {}

    /** Ends it at the moment, to the second; where it has not surely begun by then, it ends as it starts. */
    public static void set(Period period, Date moment) {
        DateTimeType end = new DateTimeType(moment);
        boolean begun = PartialDate.of(period.getStartElement())
                .map(start -> start.isOver(moment.toInstant().truncatedTo(ChronoUnit.SECONDS)))
                .orElse(true);
        period.setEndElement(begun ? end : period.getStartElement().copy());
    }

    /** Says a start to the day, month or year only to the second, where the end lies in its span: it means the same. */
    public static void makeComparable(Period period) {
        PartialDate start = PartialDate.of(period.getStartElement()).orElse(null);
        PartialDate end = PartialDate.of(period.getEndElement()).orElse(null);
        if (start != null
                && end != null
                && start.end().isAfter(end.start())
                && !start.start().isAfter(end.start())) {
            period.setStartElement(new DateTimeType(Date.from(start.start())));
        }
    }
}

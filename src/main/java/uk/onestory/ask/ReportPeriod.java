package uk.onestory.ask;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import uk.onestory.conformance.Refusal;

/**
 * The days of a report, in Europe/London.
 *
 * @param first day
 * @param last day, which belongs to it
 */
record ReportPeriod(LocalDate first, LocalDate last) {

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 400 for one that is missing or inverted */
    static ReportPeriod of(String start, String end) {
        if (start == null || start.isBlank() || end == null || end.isBlank()) {
            throw refuse(
                    IssueType.REQUIRED, "periodStart and periodEnd name the first and the last day of the report.");
        }
        ReportPeriod period = new ReportPeriod(firstDay(start), lastDay(end));
        if (period.last().isBefore(period.first())) {
            throw refuse(IssueType.VALUE, "periodEnd lies before periodStart.");
        }
        return period;
    }

    /** The first moment. */
    Instant from() {
        return first.atStartOfDay(Moments.LONDON).toInstant();
    }

    /** The first moment after it. */
    Instant until() {
        return last.plusDays(1).atStartOfDay(Moments.LONDON).toInstant();
    }

    private static LocalDate firstDay(String date) {
        try {
            return switch (date.length()) {
                case 4 -> Year.parse(date).atDay(1);
                case 7 -> YearMonth.parse(date).atDay(1);
                default -> LocalDate.parse(date);
            };
        } catch (DateTimeException unreadable) {
            throw unreadable();
        }
    }

    private static LocalDate lastDay(String date) {
        LocalDate first = firstDay(date);
        return switch (date.length()) {
            case 4 -> first.plusYears(1).minusDays(1);
            case 7 -> first.plusMonths(1).minusDays(1);
            default -> first;
        };
    }

    private static RuntimeException unreadable() {
        return refuse(IssueType.VALUE, "periodStart and periodEnd take a date: 2026-11-03, 2026-11 or 2026.");
    }

    private static RuntimeException refuse(IssueType type, String instead) {
        return Refusal.plain(400, type, instead);
    }
}

package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are of Europe/London. */
class WorkingDaysTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2033, 12, 31);

    private final WorkingDays workingDays = new WorkingDays(new BankHolidays(Clock.systemUTC())::contains);

    @ParameterizedTest(name = "{4}: {0} and {1} working days is {2}, {3} hours by the clock")
    @CsvSource({
        "2026-11-23T10:00, 2, 2026-11-25T10:00,  48, in the week",
        "2026-11-26T15:30, 2, 2026-11-30T15:30,  96, over a weekend",
        "2026-11-28T09:00, 2, 2026-12-02T00:00,  87, sent on a Saturday: Monday and Tuesday",
        "2026-11-29T23:59, 1, 2026-12-01T00:00,  24, sent late on a Sunday: Monday",
        "2026-12-24T11:00, 2, 2026-12-30T11:00, 144, 'Christmas on a Friday, Boxing Day on the Monday after'",
        "2026-12-25T11:00, 1, 2026-12-30T00:00, 109, sent on Christmas Day",
        "2027-12-24T11:00, 1, 2027-12-29T11:00, 120, Christmas on a Saturday with two substitute days",
        "2026-12-31T16:00, 1, 2027-01-04T16:00,  96, New Year on a Friday",
        "2027-12-31T16:00, 1, 2028-01-04T16:00,  96, New Year on a Saturday with a substitute day",
        "2026-04-02T12:00, 2, 2026-04-08T12:00, 144, Easter",
        "2027-03-25T12:00, 1, 2027-03-30T12:00, 119, Easter with summer time",
        "2026-05-01T09:00, 1, 2026-05-05T09:00,  96, early May bank holiday",
        "2026-03-27T14:00, 1, 2026-03-30T14:00,  71, summer time begins",
        "2026-10-23T14:00, 1, 2026-10-26T14:00,  73, summer time ends",
        "2026-10-25T01:30, 1, 2026-10-27T00:00,  47, in the hour that comes twice"
    })
    void table(LocalDateTime from, int days, LocalDateTime due, long hours, String why) {
        Instant begin = from.atZone(WorkingDays.LONDON).toInstant();

        Instant end = workingDays.after(begin, days);

        assertThat(end.atZone(WorkingDays.LONDON).toLocalDateTime()).as(why).isEqualTo(due);
        assertThat(Duration.between(begin, end)).isBetween(Duration.ofHours(hours), Duration.ofHours(hours + 1));
    }

    @Test
    void eachServiceHasTheWholeOfItsWorkingDaysInAnyWeekOfAnyYear() {
        for (LocalDate day = FIRST; day.isBefore(LAST); day = day.plusDays(1)) {
            for (int days = 1; days <= 5; days++) {
                ZonedDateTime begin = day.atTime(15, 20).atZone(WorkingDays.LONDON);
                Instant end = workingDays.after(begin.toInstant(), days);

                assertThat(workedBetween(begin.toInstant(), end))
                        .as(begin + " and " + days)
                        .isEqualTo(Duration.ofDays(days));
            }
        }
    }

    @Test
    void whatIsSentLaterIsNeverDueEarlier() {
        Random random = new Random(20261122);
        long first = FIRST.atStartOfDay(WorkingDays.LONDON).toEpochSecond();
        long last = LAST.atStartOfDay(WorkingDays.LONDON).toEpochSecond();
        for (int i = 0; i < 20_000; i++) {
            Instant sent = Instant.ofEpochSecond(random.nextLong(first, last));
            Instant later = sent.plusSeconds(random.nextLong(Duration.ofDays(5).toSeconds()));
            int days = random.nextInt(1, 6);

            assertThat(workingDays.after(later, days))
                    .as(sent + ", " + later + " and " + days)
                    .isAfterOrEqualTo(workingDays.after(sent, days));
        }
    }

    /** By the clock on the wall, so that each working day has 24 hours. */
    private Duration workedBetween(Instant begin, Instant end) {
        LocalDateTime from = begin.atZone(WorkingDays.LONDON).toLocalDateTime();
        LocalDateTime to = end.atZone(WorkingDays.LONDON).toLocalDateTime();
        Duration worked = Duration.ZERO;
        for (LocalDate day = from.toLocalDate(); !day.isAfter(to.toLocalDate()); day = day.plusDays(1)) {
            if (workingDays.isWorkingDay(day)) {
                LocalDateTime opens = day.equals(from.toLocalDate()) ? from : day.atStartOfDay();
                LocalDateTime closes =
                        day.equals(to.toLocalDate()) ? to : day.plusDays(1).atStartOfDay();
                worked = worked.plus(Duration.between(opens, closes));
            }
        }
        return worked;
    }
}

package uk.onestory.referral;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Predicate;

/** Working days of England: Monday to Friday without bank holidays, by the clock of Europe/London. */
final class WorkingDays {

    static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Predicate<LocalDate> holiday;

    /** @param holiday which days from Monday to Friday nobody works */
    WorkingDays(Predicate<LocalDate> holiday) {
        this.holiday = holiday;
    }

    boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !holiday.test(day);
    }

    /**
     * The same time of day so many working days later. What comes on a day that is none counts from the first minute of the
     * next working day: else a referral of Saturday would be due before one of the Friday before, and a service would have
     * less than the days that it is given.
     *
     * @param days at least 1
     */
    Instant after(Instant from, int days) {
        ZonedDateTime begin = from.atZone(LONDON);
        if (!isWorkingDay(begin.toLocalDate())) {
            begin = next(begin.toLocalDate()).atStartOfDay(LONDON);
        }
        LocalDate due = begin.toLocalDate();
        for (int i = 0; i < days; i++) {
            due = next(due);
        }
        return due.atTime(begin.toLocalTime()).atZone(LONDON).toInstant();
    }

    private LocalDate next(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }
}

package uk.onestory.referral;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.springframework.stereotype.Component;

/** By when the owner of a new Task must have received it. */
@Component
class ReceiptDate {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final ReferralSettings settings;
    private final Clock clock;

    ReceiptDate(ReferralSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Date of(TaskPriority priority) {
        Instant now = clock.instant();
        Instant due =
                switch (priority == null ? TaskPriority.ROUTINE : priority) {
                    case STAT -> now.plus(settings.stat());
                    case ASAP -> now.plus(settings.asap());
                    case URGENT -> workingDays(now, settings.urgentWorkingDays());
                    default -> workingDays(now, settings.routineWorkingDays());
                };
        return Date.from(due);
    }

    /** The same time of day so many working days later. */
    private static Instant workingDays(Instant from, int days) {
        ZonedDateTime day = from.atZone(LONDON);
        int left = days;
        while (left > 0) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day.toInstant();
    }
}

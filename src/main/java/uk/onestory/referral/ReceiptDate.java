package uk.onestory.referral;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.springframework.stereotype.Component;
import uk.onestory.fhir.PartialDate;
import uk.onestory.fhir.PeriodEnd;

/** By when the owner of a new Task must have received it: by the priority, and by the service where it has times of its own. */
@Component
class ReceiptDate {

    private final ReferralSettings settings;
    private final WorkingDays workingDays;
    private final Clock clock;

    ReceiptDate(ReferralSettings settings, BankHolidays holidays, Clock clock) {
        this.settings = settings;
        this.workingDays = new WorkingDays(
                day -> holidays.contains(day) || settings.extraBankHolidays().contains(day));
        this.clock = clock;
    }

    /**
     * @param task no priority is routine
     * @return counted from now
     */
    Date of(Task task) {
        ReceiptTimes times =
                settings.of(ReferralTask.service(task).map(Refs::id).orElse(null));
        return Date.from(of(task.getPriority(), times, clock.instant()));
    }

    /** Sets the date of now, unless an earlier one is there: a sender may ask for less time and never give more. */
    void shorten(Task task) {
        Date latest = of(task);
        boolean sooner =
                due(task).filter(asked -> !asked.isAfter(latest.toInstant())).isPresent();
        if (!sooner) {
            task.getRestriction().getPeriod().setEndElement(new DateTimeType(latest));
            PeriodEnd.makeComparable(task.getRestriction().getPeriod());
        }
    }

    /** After which a Task is late; empty where it has no date. */
    static Optional<Instant> due(Task task) {
        return PartialDate.deadline(task.getRestriction().getPeriod().getEndElement());
    }

    private Instant of(TaskPriority priority, ReceiptTimes times, Instant from) {
        return switch (priority == null ? TaskPriority.ROUTINE : priority) {
            case STAT -> from.plus(times.stat());
            case ASAP -> from.plus(times.asap());
            case URGENT -> workingDays.after(from, times.urgentWorkingDays());
            default -> workingDays.after(from, times.routineWorkingDays());
        };
    }
}

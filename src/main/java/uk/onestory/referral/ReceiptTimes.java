package uk.onestory.referral;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * How long the owner of a Task has to receive it, by its priority. Null where the times of all services hold.
 *
 * @param routineWorkingDays working days ({@link WorkingDays})
 * @param urgentWorkingDays working days
 * @param asap hours and minutes by the clock, at night and on holidays too
 * @param stat the same
 */
record ReceiptTimes(
        @Min(1) Integer routineWorkingDays,
        @Min(1) Integer urgentWorkingDays,
        @DurationMin(minutes = 1) Duration asap,
        @DurationMin(minutes = 1) Duration stat) {

    ReceiptTimes orElse(ReceiptTimes usual) {
        return new ReceiptTimes(
                routineWorkingDays == null ? usual.routineWorkingDays : routineWorkingDays,
                urgentWorkingDays == null ? usual.urgentWorkingDays : urgentWorkingDays,
                asap == null ? usual.asap : asap,
                stat == null ? usual.stat : stat);
    }
}

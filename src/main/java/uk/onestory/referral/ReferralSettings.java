package uk.onestory.referral;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * By when a referral is to be received ({@code onestory.referral.receipt.*}), by its priority.
 *
 * @param routineWorkingDays working days (Monday to Friday without bank holidays of England, Europe/London)
 * @param urgentWorkingDays working days
 * @param asap from now
 * @param stat from now
 * @param services other times for single services, by the logical id of the HealthcareService; what is not set there is
 *     as for all
 * @param extraBankHolidays days that were proclaimed after this build was made
 */
@Validated
@ConfigurationProperties("onestory.referral.receipt")
record ReferralSettings(
        @DefaultValue("2") @Min(1) int routineWorkingDays,
        @DefaultValue("1") @Min(1) int urgentWorkingDays,
        @DefaultValue("4h") @DurationMin(minutes = 1) Duration asap,
        @DefaultValue("1h") @DurationMin(minutes = 1) Duration stat,
        @DefaultValue Map<String, @Valid ReceiptTimes> services,
        @DefaultValue Set<LocalDate> extraBankHolidays) {

    /** @param service logical id; null where it is not known */
    ReceiptTimes of(String service) {
        ReceiptTimes usual = new ReceiptTimes(routineWorkingDays, urgentWorkingDays, asap, stat);
        ReceiptTimes own = service == null ? null : services.get(service);
        return own == null ? usual : own.orElse(usual);
    }
}

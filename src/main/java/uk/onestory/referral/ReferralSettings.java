package uk.onestory.referral;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By when a referral is to be received ({@code onestory.referral.*}), by its priority.
 *
 * @param routineWorkingDays working days (Monday to Friday, Europe/London)
 * @param urgentWorkingDays working days
 * @param asap from now
 * @param stat from now
 */
@ConfigurationProperties("onestory.referral.receipt")
record ReferralSettings(
        @DefaultValue("2") int routineWorkingDays,
        @DefaultValue("1") int urgentWorkingDays,
        @DefaultValue("4h") Duration asap,
        @DefaultValue("1h") Duration stat) {}

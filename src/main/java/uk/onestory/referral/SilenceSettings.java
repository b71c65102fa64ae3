package uk.onestory.referral;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the server does so that no referral goes quiet ({@code onestory.referral.*}).
 *
 * @param escalationInterval how often it looks for what nobody has received or answered
 * @param onHoldReminderAfter a Task on hold that nobody has touched for so long brings the first reminder
 * @param onHoldReminderEvery time from one reminder to the next, and from the last one to the escalation
 * @param onHoldReminders most reminders while a Task is on hold
 * @param crisisLine who helps at once, for the answers to urgent referrals; it travels in a header, so ASCII only
 */
@Validated
@ConfigurationProperties("onestory.referral")
record SilenceSettings(
        @DefaultValue("PT1M") @DurationMin(seconds = 1) Duration escalationInterval,
        @DefaultValue("P7D") @DurationMin(minutes = 1) Duration onHoldReminderAfter,
        @DefaultValue("P7D") @DurationMin(minutes = 1) Duration onHoldReminderEvery,
        @DefaultValue("3") @Min(1) int onHoldReminders,

        @DefaultValue(ENGLAND) @Pattern(regexp = "[ -~]{1,500}") String crisisLine) {

    private static final String ENGLAND =
            "This is no crisis service. In danger now: call 999. Urgent mental health help at any hour:"
                    + " call 111 and choose the mental health option.";
}

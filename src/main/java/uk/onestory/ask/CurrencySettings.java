package uk.onestory.ask;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Period;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How stories are kept current ({@code onestory.ask.*}).
 *
 * @param currencyInterval how often the server looks for what is to be looked at
 * @param storyNotOpenedWithin a contact that lies longer back brings no Task
 * @param aboutMeReviewAfter how long after the person wrote it their About Me is looked at again
 */
@Validated
@ConfigurationProperties("onestory.ask")
record CurrencySettings(
        @DefaultValue("PT15M") @DurationMin(seconds = 1) Duration currencyInterval,
        @DefaultValue("P30D") @DurationMin(days = 1) Duration storyNotOpenedWithin,
        @DefaultValue("P1Y") @NotNull Period aboutMeReviewAfter) {}

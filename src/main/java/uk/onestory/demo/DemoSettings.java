package uk.onestory.demo;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Demonstration people ({@code onestory.demo.*}).
 *
 * @param people how many there are to be; those that are there already are left as they are
 * @param seed the same seed gives the same people
 * @param referenceDate the day on which the stories are told, from which all dates and ages count; today if absent
 * @param batch people in one transaction
 * @param threads transactions at a time; 0 is one for each processor
 * @param validate {@code false} skips the validation of what the generator made, for mass loads: its own tests have
 *     validated it, and all other rules still apply
 */
@Validated
@ConfigurationProperties("onestory.demo")
record DemoSettings(
        @DefaultValue("0") @Min(0) @Max(SyntheticNhsNumber.CAPACITY) int people,

        @DefaultValue("1") long seed,
        LocalDate referenceDate,
        @DefaultValue("10") @Min(1) @Max(20) int batch,
        @DefaultValue("0") @Min(0) @Max(16) int threads,
        @DefaultValue("true") boolean validate) {}

package uk.onestory.identity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code onestory.identity.*}, as far as it is about finding and joining people.
 *
 * @param acceptInvalidNhsNumbers for test environments only: asks for NHS numbers that fail modulus 11 are answered
 * @param matchesPerMinute how often one partner may ask {@code $match} or be told of a duplicate, on one node
 * @param mergeLimit how many resources one {@code $merge} moves, all in one transaction
 */
@Validated
@ConfigurationProperties("onestory.identity")
record PersonSettings(
        @DefaultValue("false") boolean acceptInvalidNhsNumbers,

        @DefaultValue("60") @Min(1) @Max(100_000) int matchesPerMinute,
        @DefaultValue("2000") @Min(1) @Max(20_000) int mergeLimit) {}

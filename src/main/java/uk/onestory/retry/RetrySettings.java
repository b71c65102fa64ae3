package uk.onestory.retry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is remembered of answered requests ({@code onestory.retries.*}).
 *
 * @param keep how long an answer is given again; partners rely on 30 days
 * @param answer largest body that is remembered, compressed; at most 1 MB. Of a larger one status and headers stay
 */
@ConfigurationProperties("onestory.retries")
record RetrySettings(
        @DefaultValue("31d") Duration keep,
        @DefaultValue("512KB") DataSize answer) {}

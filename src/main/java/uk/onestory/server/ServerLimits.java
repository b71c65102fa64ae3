package uk.onestory.server;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What one request may cost ({@code onestory.limits.*}).
 *
 * @param body largest body of a request, after decompression; more is 413
 * @param bundleEntries most entries of a batch or transaction; more is 413
 * @param depth deepest nesting of JSON or XML in a body; deeper is 400
 * @param count largest page; a larger {@code _count} is lowered to it, as FHIR allows
 * @param defaultCount size of a page where {@code _count} is absent
 * @param includes most included resources of one page
 * @param searchTerms most terms of one search or condition, each of them a join: every repetition of a parameter, link of a
 *     chain, {@code _has} and key of {@code _sort} is one; more is 400
 * @param searchValues most values of one search or condition, the alternatives of each parameter counted; more is 400
 * @param statementTime longest time of one SQL statement; longer is 422 {@code too-costly}
 * @param sendTime longest time to send a body; longer is 408
 * @param unfinishedPerAddress most bodies that are on their way from one address; more is 429
 * @param form largest body outside of {@code /fhir}, where tokens are asked for; more is 413
 * @param url longest URL; longer is 414
 */
@Validated
@ConfigurationProperties("onestory.limits")
record ServerLimits(
        @DefaultValue("10MB") DataSize body,
        @DefaultValue("500") @Min(1) int bundleEntries,
        @DefaultValue("100") @Min(10) int depth,
        @DefaultValue("500") @Min(1) int count,
        @DefaultValue("50") @Min(1) int defaultCount,
        @DefaultValue("1000") @Min(1) int includes,
        @DefaultValue("20") @Min(1) int searchTerms,
        @DefaultValue("500") @Min(1) int searchValues,
        @DefaultValue("30s") Duration statementTime,
        @DefaultValue("60s") Duration sendTime,
        @DefaultValue("50") @Min(1) int unfinishedPerAddress,
        @DefaultValue("64KB") DataSize form,
        @DefaultValue("8KB") DataSize url) {}

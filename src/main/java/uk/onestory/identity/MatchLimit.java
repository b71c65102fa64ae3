package uk.onestory.identity;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.conformance.Refusal;

/**
 * How often one partner may learn whether somebody is known here: enough for a busy desk, too little to try a list of
 * names. Counted on each node by itself.
 */
@Component
class MatchLimit {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final TimeMeter time;
    private final Map<String, Bucket> byPartner = new ConcurrentHashMap<>();

    MatchLimit(PersonSettings settings, Clock clock) {
        this.perMinute = settings.matchesPerMinute();
        this.time = new OfClock(clock);
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 429 with Retry-After in seconds */
    void spend(Caller caller) {
        ConsumptionProbe probe = byPartner
                .computeIfAbsent(caller.partner().id(), partner -> bucket())
                .tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill())
                    .plusMillis(999)
                    .toSeconds();
            var refusal = Refusal.plain(
                    429,
                    IssueType.THROTTLED,
                    "A partner may ask for people " + perMinute + " times a minute: ask again in " + seconds + " s.");
            refusal.addResponseHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            throw refusal;
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }

    private record OfClock(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}

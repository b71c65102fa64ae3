package uk.onestory.referral;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.fhir.Ahead;
import uk.onestory.fhir.PartialDate;

/** When a new referral, or the Task that comes with it, was written: the person waits from then on. */
@Component
class AuthoredOn {

    private static final Set<TemporalPrecisionEnum> TOO_COARSE =
            EnumSet.of(TemporalPrecisionEnum.YEAR, TemporalPrecisionEnum.MONTH);

    private final SendingSettings settings;
    private final Clock clock;

    AuthoredOn(SendingSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * That a referral has none its profile tells, but not that only the reason for that is there.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422
     */
    void check(DateTimeType date, String path) {
        if (!date.hasValue() && !date.isEmpty()) {
            throw Refusal.of(Rule.WAITING_CLOCK, "The waiting clock starts here: send at least the day.", path);
        }
        PartialDate.of(date).ifPresent(span -> {
            if (TOO_COARSE.contains(date.getPrecision())) {
                throw Refusal.of(Rule.WAITING_CLOCK, "The waiting clock starts here: send at least the day.", path);
            }
            if (Ahead.is(date, clock)) {
                throw Refusal.of(
                        Rule.WAITING_CLOCK,
                        "The waiting clock starts here, and this lies ahead: send when it was written.",
                        path);
            }
            if (span.isOver(oldest())) {
                throw Refusal.of(
                        Rule.WAITING_CLOCK,
                        "The waiting clock starts here, and this is longer ago than this server takes: send when it was"
                                + " written.",
                        path);
            }
        });
    }

    private Instant oldest() {
        return LocalDate.now(clock.withZone(PartialDate.LONDON))
                .minus(settings.oldest())
                .atStartOfDay(PartialDate.LONDON)
                .toInstant();
    }
}

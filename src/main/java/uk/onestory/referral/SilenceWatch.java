package uk.onestory.referral;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import uk.onestory.server.NodeLock;

/**
 * Looks at each interval for what nobody has received or answered, on one node at a time. The lock saves work only: that
 * nothing is told twice follows from the versions of the Tasks.
 */
@Component
class SilenceWatch implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);

    /** A round begins nothing new after this time; the next one goes on. */
    private static final Duration ROUND = Duration.ofSeconds(20);
    /** After this time the lock of a node that died is free. */
    private static final Duration LOCK = Duration.ofSeconds(30);

    private final Escalation escalation;
    private final OnHoldReminders reminders;
    private final NodeLock lock;
    private final SilenceSettings settings;
    private final Timer rounds;
    private final Clock clock;

    SilenceWatch(
            Escalation escalation,
            OnHoldReminders reminders,
            NodeLock lock,
            SilenceSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.escalation = escalation;
        this.reminders = reminders;
        this.lock = lock;
        this.settings = settings;
        this.rounds = meters.timer("onestory.referral.silence.rounds");
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        registrar.addFixedDelayTask(
                new IntervalTask(this::round, settings.escalationInterval(), settings.escalationInterval()));
    }

    void round() {
        lock.runIfFree("silence", LOCK, () -> rounds.record(this::look));
    }

    private void look() {
        Instant until = clock.instant().plus(ROUND);
        int escalated = escalation.run(until);
        int reminded = reminders.run(until);
        if (escalated + reminded > 0) {
            LOG.info("{} referrals escalated that nobody received, {} on hold reminded of", escalated, reminded);
        }
    }
}

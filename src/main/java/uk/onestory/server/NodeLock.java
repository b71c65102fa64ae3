package uk.onestory.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Work that one node does at a time while the others wait, across all processes on one database. */
@Component
public class NodeLock {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLock.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final JdbcTemplateLockProvider locks;
    private final Clock clock;

    NodeLock(DataSource dataSource, Clock clock) {
        this.locks = new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(new JdbcTemplate(dataSource))
                .withTableName("onestory_lock")
                .usingDbTime()
                .build());
        this.clock = clock;
    }

    /**
     * Waits for the lock, works, and gives it back.
     *
     * @param name name of the lock, the same on all nodes
     * @param atMost after this time a node that died no longer holds the lock
     */
    public void runAlone(String name, Duration atMost, Runnable work) {
        SimpleLock lock = await(name, atMost);
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Works if no other node does at the moment, and leaves it to that one otherwise.
     *
     * @return whether this node worked
     */
    public boolean runIfFree(String name, Duration atMost, Runnable work) {
        var lock = locks.lock(new LockConfiguration(clock.instant(), name, atMost, Duration.ZERO));
        lock.ifPresent(held -> {
            try {
                work.run();
            } finally {
                held.unlock();
            }
        });
        return lock.isPresent();
    }

    private SimpleLock await(String name, Duration atMost) {
        Instant giveUp = clock.instant().plus(atMost).plus(atMost);
        boolean told = false;
        while (true) {
            var lock = locks.lock(new LockConfiguration(clock.instant(), name, atMost, Duration.ZERO));
            if (lock.isPresent()) {
                return lock.get();
            }
            if (!told) {
                LOG.info("Waiting for another node that holds '{}'", name);
                told = true;
            }
            if (clock.instant().isAfter(giveUp)) {
                throw new SettingsException(
                        "another node holds '" + name + "' since long",
                        "Look what the other node does, then start again");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for another node", stopped);
        }
    }
}

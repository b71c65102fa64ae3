package uk.onestory.demo;

import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every few seconds how many people are there, how fast they come and how long it will take. */
final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final long EVERY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final double NANOS = 1e9;

    private final int wanted;
    private final long begin = System.nanoTime();
    private long told = begin;
    private int there;
    private int people;
    private long resources;

    Progress(int wanted) {
        this.wanted = wanted;
    }

    synchronized void foundLoaded(int count) {
        there += count;
    }

    synchronized void wrote(int newPeople, int newResources) {
        people += newPeople;
        resources += newResources;
        long now = System.nanoTime();
        if (now - told >= EVERY_NANOS) {
            told = now;
            double rate = people / seconds();
            Duration left = Duration.ofSeconds((long) ((wanted - there - people) / rate));
            LOG.info(
                    "Demonstration people: {} of {}, {} people/s, {} left",
                    there + people,
                    wanted,
                    String.format(Locale.ROOT, "%.1f", rate),
                    String.format(Locale.ROOT, "%d:%02d min", left.toMinutes(), left.toSecondsPart()));
        }
    }

    synchronized String summary() {
        return String.format(
                Locale.ROOT,
                "%d people, %d resources written in %.1f s (%.0f people/s, %.0f resources/s)",
                people,
                resources,
                seconds(),
                people / seconds(),
                resources / seconds());
    }

    private double seconds() {
        return (System.nanoTime() - begin) / NANOS;
    }
}

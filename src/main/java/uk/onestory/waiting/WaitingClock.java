package uk.onestory.waiting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/**
 * The clock of one Task. Days are those of Europe/London.
 *
 * @param notCounted why it is not counted; null where it is
 * @param start the first day of the spell
 * @param firsts those of the four that have happened
 */
record WaitingClock(NotCounted notCounted, LocalDate start, Map<First, LocalDate> firsts) {

    enum Status {
        RUNNING,
        STOPPED,
        NOT_COUNTED;

        /** As {@code OneStory-ClockStatus} has it. */
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    enum NotCounted {
        TEAM,
        AGE,
        INPATIENT,
        CLOSED;

        /** As {@code OneStory-NotCounted} has it. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static WaitingClock notCounted(NotCounted why, LocalDate start) {
        return new WaitingClock(why, start, Map.of());
    }

    Status status() {
        if (notCounted != null) {
            return Status.NOT_COUNTED;
        }
        return stop() == null ? Status.RUNNING : Status.STOPPED;
    }

    /** The day of the last of the four; null as long as one of them is missing. */
    LocalDate stop() {
        return firsts.size() < First.values().length
                ? null
                : firsts.values().stream().max(Comparator.naturalOrder()).orElseThrow();
    }
}

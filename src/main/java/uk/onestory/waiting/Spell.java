package uk.onestory.waiting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Referrals of one person to one provider that overlap, or that begin again within five days of the end of the one
 * before: one spell with one clock, so that closing and opening anew shortens nobody's wait on paper.
 *
 * @param waits in the order of their start; never empty
 */
record Spell(List<Wait> waits) {

    private static final int RESTART_DAYS = 5;

    static List<Spell> of(List<Wait> waits) {
        Map<String, List<Wait>> byProvider = waits.stream().collect(Collectors.groupingBy(Wait::provider));
        List<Spell> spells = new ArrayList<>();
        byProvider.values().forEach(ofOne -> divide(ofOne, spells));
        return spells;
    }

    private static void divide(List<Wait> ofOneProvider, List<Spell> spells) {
        Spell last = null;
        for (Wait wait :
                ofOneProvider.stream().sorted(Comparator.comparing(Wait::start)).toList()) {
            if (last == null || !last.isContinuedBy(wait)) {
                last = new Spell(new ArrayList<>());
                spells.add(last);
            }
            last.waits.add(wait);
        }
    }

    private boolean isContinuedBy(Wait next) {
        LocalDate end = end();
        return end == null || !next.start().isAfter(end.plusDays(RESTART_DAYS));
    }

    LocalDate start() {
        return waits.get(0).start();
    }

    /** The last day of the last to close; null while one is open. */
    LocalDate end() {
        return waits.stream().anyMatch(Wait::open)
                ? null
                : waits.stream().map(Wait::end).max(Comparator.naturalOrder()).orElseThrow();
    }

    boolean covers(LocalDate day) {
        LocalDate end = end();
        return !day.isBefore(start()) && (end == null || !day.isAfter(end));
    }

    String provider() {
        return waits.get(0).provider();
    }
}

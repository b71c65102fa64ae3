package uk.onestory.waiting;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.onestory.waiting.WaitingClock.NotCounted;

/**
 * The four-week wait of adult community mental health, as NHS England's monthly statistics on the Mental Health Services
 * Data Set reckon it for spells from 1 April 2024 on. The clock starts when the referral is made and stops on the latest
 * of the four {@link First}s of that provider: a contact alone does not stop it. Not counted are teams of another sort,
 * people under 18, and people who were in hospital when it began.
 *
 * <p>Firsts lie between the start of the {@link Spell} and its end, and not in the future. Where a referral is closed
 * before all four have happened, nobody waits for that provider any more, and nothing was reached: it is not counted.
 */
final class FourWeekWait {

    private final Person person;
    private final List<Event> events;
    private final LocalDate today;

    /** @param today in Europe/London */
    FourWeekWait(Person person, List<Event> events, LocalDate today) {
        this.person = person;
        this.events = events;
        this.today = today;
    }

    /**
     * @param waits all of the person's
     * @return one clock for each, in the same order
     */
    List<WaitingClock> clocks(List<Wait> waits) {
        Map<Wait, WaitingClock> clocks = new HashMap<>();
        for (Spell spell : Spell.of(waits.stream().filter(Wait::teamCounts).toList())) {
            WaitingClock whole = clock(spell);
            spell.waits().forEach(wait -> clocks.put(wait, of(wait, whole)));
        }
        return waits.stream()
                .map(wait ->
                        clocks.computeIfAbsent(wait, other -> WaitingClock.notCounted(NotCounted.TEAM, other.start())))
                .toList();
    }

    private WaitingClock clock(Spell spell) {
        LocalDate start = spell.start();
        if (person.underAge(start)) {
            return WaitingClock.notCounted(NotCounted.AGE, start);
        }
        if (person.inHospital(start)) {
            return WaitingClock.notCounted(NotCounted.INPATIENT, start);
        }
        Map<First, LocalDate> firsts = new EnumMap<>(First.class);
        events.stream()
                .filter(event -> event.provider().equals(spell.provider())
                        && spell.covers(event.day())
                        && !event.day().isAfter(today))
                .forEach(event ->
                        firsts.merge(event.first(), event.day(), (one, other) -> one.isBefore(other) ? one : other));
        return new WaitingClock(null, start, firsts);
    }

    /** A closed part of a spell that goes on shows no running clock: the part that is open does. */
    private static WaitingClock of(Wait wait, WaitingClock whole) {
        return whole.status() == WaitingClock.Status.RUNNING && !wait.open()
                ? new WaitingClock(NotCounted.CLOSED, whole.start(), whole.firsts())
                : whole;
    }
}

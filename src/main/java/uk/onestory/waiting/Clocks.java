package uk.onestory.waiting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Reckons the clocks of one person from the record. */
@Component
class Clocks {

    private final ServiceTeams teams;
    private final Providers providers;
    private final Clock clock;

    Clocks(ServiceTeams teams, Providers providers, Clock clock) {
        this.teams = teams;
        this.providers = providers;
        this.clock = clock;
    }

    /** A Task of the record, and the clock that it is to show. */
    record Reckoned(Task task, WaitingClock clock) {}

    /** One for each Task of {@link PersonRecord#parts}. */
    List<Reckoned> of(PersonRecord record) {
        LocalDate today = LocalDate.now(clock.withZone(LondonDay.LONDON));
        List<Task> parts = record.parts();
        List<Wait> waits = parts.stream()
                .map(task -> ReferralPart.wait(task, teams.count(task), today))
                .toList();
        List<WaitingClock> clocks =
                new FourWeekWait(record.person(), events(record, parts, waits), today).clocks(waits);
        return IntStream.range(0, parts.size())
                .mapToObj(i -> new Reckoned(parts.get(i), clocks.get(i)))
                .toList();
    }

    private List<Event> events(PersonRecord record, List<Task> parts, List<Wait> waits) {
        List<Event> events = new ArrayList<>();
        waits.stream()
                .filter(Wait::teamCounts)
                .map(Wait::start)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> {
                    record.assessments(parts).forEach(events::add);
                    events.addAll(providers.events(record.evidence(first)));
                });
        return events;
    }
}

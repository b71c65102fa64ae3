package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepTest {

    private static final int ALL = 350;
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final DaoRegistry daos = mock();
    private final IFhirResourceDao<Task> tasks = mock();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Sweep sweep = new Sweep(daos, meters, Clock.fixed(NOW, ZoneOffset.UTC));
    private final List<Task> waiting = new ArrayList<>(IntStream.range(0, ALL)
            .mapToObj(i -> (Task) new Task().setId("Task/" + i))
            .toList());

    @BeforeEach
    void search() {
        when(daos.getResourceDao(Task.class)).thenReturn(tasks);
        when(tasks.search(any(), any())).thenAnswer(call -> {
            SearchParameterMap search = call.getArgument(0);
            return new SimpleBundleProvider(new ArrayList<>(waiting.stream()
                    .skip(search.getOffset())
                    .limit(search.getCount())
                    .toList()));
        });
    }

    @Test
    void goesThroughAllPages() {
        assertThat(run(NOW.plusSeconds(1), task -> Sweep.Outcome.DONE)).isEqualTo(ALL);
        assertThat(waiting).isEmpty();
    }

    @Test
    void whatIsLeftHidesNothingBehindIt() {
        int done = run(NOW.plusSeconds(1), task -> {
            int number = Integer.parseInt(task.getIdElement().getIdPart());
            if (number < 120) {
                throw new ResourceVersionConflictException("a partner was faster");
            }
            if (number < 125) {
                throw new IllegalStateException("cannot be read");
            }
            return number % 2 == 0 ? Sweep.Outcome.DONE : Sweep.Outcome.NOTHING_TO_DO;
        });

        assertThat(done).isEqualTo(112);
        assertThat(waiting).hasSize(ALL - 112);
        assertThat(count("conflict")).isEqualTo(120);
        assertThat(count("failed")).isEqualTo(5);
        assertThat(count("done")).isEqualTo(112);
    }

    @Test
    void beginsNothingNewWhenTheTimeIsUp() {
        assertThat(run(NOW.minus(Duration.ofSeconds(1)), task -> Sweep.Outcome.DONE))
                .isZero();
    }

    private int run(Instant until, Function<Task, Sweep.Outcome> each) {
        return sweep.run(
                "looked",
                SearchParameterMap::newSynchronous,
                task -> {
                    Sweep.Outcome outcome = each.apply(task);
                    if (outcome == Sweep.Outcome.DONE) {
                        waiting.remove(task);
                    }
                    return outcome;
                },
                until);
    }

    private double count(String outcome) {
        return meters.counter("looked", "outcome", outcome).count();
    }
}

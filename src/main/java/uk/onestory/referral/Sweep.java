package uk.onestory.referral;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;

/** Goes through the Tasks of a search, page by page, each one in a transaction of its own: a crash loses nothing. */
@Component
class Sweep {

    /** What became of one Task; all but the first are left for the next round. */
    enum Outcome {
        DONE,
        NOTHING_TO_DO,
        /** a partner wrote it at the same moment */
        CONFLICT,
        FAILED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int PAGE = 100;

    private final DaoRegistry daos;
    private final MeterRegistry meters;
    private final Clock clock;

    Sweep(DaoRegistry daos, MeterRegistry meters, Clock clock) {
        this.daos = daos;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Counts from zero before anything has happened: an alarm on the increase of a counter would miss one that begins at 1.
     *
     * @param meter name of the counter of what became of the Tasks
     */
    void announce(String meter) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome != Outcome.NOTHING_TO_DO) {
                counter(meter, outcome);
            }
        }
    }

    private Counter counter(String meter, Outcome outcome) {
        return meters.counter(meter, "outcome", outcome.name().toLowerCase(Locale.ROOT));
    }

    /**
     * @param meter name of the counter of what became of the Tasks
     * @param search a new search each time; what is {@link Outcome#DONE} is no longer found by it
     * @param until begins nothing new after it
     * @return how many were done
     */
    int run(String meter, Supplier<SearchParameterMap> search, Function<Task, Outcome> each, Instant until) {
        int done = 0;
        int left = 0;
        List<Task> page;
        do {
            page = page(search.get(), left);
            for (Task task : page) {
                if (clock.instant().isAfter(until)) {
                    return done;
                }
                Outcome outcome = attempt(task, each);
                if (outcome == Outcome.DONE) {
                    done++;
                } else {
                    left++;
                }
                if (outcome != Outcome.NOTHING_TO_DO) {
                    counter(meter, outcome).increment();
                }
            }
        } while (page.size() == PAGE);
        return done;
    }

    private static Outcome attempt(Task task, Function<Task, Outcome> each) {
        try {
            return each.apply(task);
        } catch (ResourceVersionConflictException | PreconditionFailedException | ConcurrencyFailureException lost) {
            return Outcome.CONFLICT;
        } catch (RuntimeException failed) {
            LOG.error("Task {} could not be looked after", task.getIdElement().getIdPart(), failed);
            return Outcome.FAILED;
        }
    }

    private List<Task> page(SearchParameterMap search, int from) {
        search.setOffset(from);
        search.setCount(PAGE);
        return daos.getResourceDao(Task.class).search(search, Callers.server()).getAllResources().stream()
                .map(Task.class::cast)
                .toList();
    }
}

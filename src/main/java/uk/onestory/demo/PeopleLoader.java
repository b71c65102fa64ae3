package uk.onestory.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import uk.onestory.server.NodeLock;

/**
 * Brings the demonstration people into the store, only those that are missing.
 *
 * <p>People are loaded in rounds, and a round begins when the one before is complete. So the people themselves tell how
 * far an earlier start came: the first round that is not complete is found by halving, with a few searches by NHS number,
 * and only there somebody can be missing in between. A start that has nothing to load costs one search. A process that
 * is killed leaves a journey that stops somewhere, as journeys do; nobody is written twice.
 */
@Component
class PeopleLoader {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleLoader.class);

    static final int ROUND = 500;

    /** A round is much faster; a node that died in the middle holds the others up no longer than this. */
    private static final Duration ROUND_AT_MOST = Duration.ofMinutes(2);

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final DemoSettings settings;
    private final LoadedPeople loaded;
    private final JourneyWriter writer;
    private final NodeLock lock;
    private final Clock clock;
    private final ReadWriteLock atWork = new ReentrantReadWriteLock();
    private volatile boolean stopping;

    PeopleLoader(DemoSettings settings, LoadedPeople loaded, JourneyWriter writer, NodeLock lock, Clock clock) {
        this.settings = settings;
        this.loaded = loaded;
        this.writer = writer;
        this.lock = lock;
        this.clock = clock;
    }

    /** Returns when all are there. */
    void load() {
        int from = firstIncompleteRound() * ROUND;
        if (from >= settings.people()) {
            return;
        }
        People people = new People(referenceDate());
        Progress progress = new Progress(settings.people() - from);
        ExecutorService threads = Executors.newFixedThreadPool(threads());
        try {
            for (int begin = from; begin < settings.people() && !stopping; begin += ROUND) {
                int first = begin;
                int end = Math.min(begin + ROUND, settings.people());
                lock.runAlone("demo-people", ROUND_AT_MOST, () -> round(first, end, people, threads, progress));
            }
        } finally {
            threads.shutdown();
        }
        LOG.info("Demonstration people: {}", progress.summary());
    }

    /** The server is stopped: what is being written is finished, nothing more is begun. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
        Lock finished = atWork.writeLock();
        finished.lock();
        try {
            LOG.debug("No demonstration person is half written");
        } finally {
            finished.unlock();
        }
    }

    private int firstIncompleteRound() {
        int rounds = (settings.people() + ROUND - 1) / ROUND;
        if (rounds == 0 || complete(rounds - 1)) {
            return rounds;
        }
        int low = 0;
        int high = rounds - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (complete(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean complete(int round) {
        int begin = round * ROUND;
        int end = Math.min(begin + ROUND, settings.people());
        return loaded.count(begin, end) == end - begin;
    }

    private void round(int begin, int end, People people, ExecutorService threads, Progress progress) {
        List<Integer> missing = loaded.missing(begin, end);
        progress.foundLoaded(end - begin - missing.size());
        List<Future<?>> batches = new ArrayList<>();
        for (List<SyntheticPerson> batch : batches(missing, people)) {
            batches.add(threads.submit(() -> write(batch, progress)));
        }
        try {
            for (Future<?> batch : batches) {
                await(batch);
            }
        } finally {
            // Never by interruption: H2 closes its file when a thread that uses it is interrupted.
            batches.forEach(batch -> batch.cancel(false));
        }
    }

    private void write(List<SyntheticPerson> batch, Progress progress) {
        atWork.readLock().lock();
        try {
            if (!stopping) {
                progress.wrote(batch.size(), writer.write(batch));
            }
        } finally {
            atWork.readLock().unlock();
        }
    }

    /** People of one practice go together: their first step is by the same organisation. */
    private List<List<SyntheticPerson>> batches(List<Integer> indexes, People people) {
        Map<String, List<SyntheticPerson>> byPractice = new TreeMap<>();
        for (int index : indexes) {
            SyntheticPerson person = people.person(settings.seed(), index);
            String practice = person.steps().get(0).actor().organization();
            byPractice.computeIfAbsent(practice, key -> new ArrayList<>()).add(person);
        }
        List<List<SyntheticPerson>> batches = new ArrayList<>();
        for (List<SyntheticPerson> all : byPractice.values()) {
            for (int i = 0; i < all.size(); i += settings.batch()) {
                batches.add(all.subList(i, Math.min(i + settings.batch(), all.size())));
            }
        }
        return batches;
    }

    private static void await(Future<?> batch) {
        try {
            batch.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a demonstration person was refused", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while demonstration people were loaded", stopped);
        }
    }

    private LocalDate referenceDate() {
        return settings.referenceDate() == null ? LocalDate.now(clock.withZone(LONDON)) : settings.referenceDate();
    }

    private int threads() {
        return settings.threads() == 0 ? Runtime.getRuntime().availableProcessors() : settings.threads();
    }
}

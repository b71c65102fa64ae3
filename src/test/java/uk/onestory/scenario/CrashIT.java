package uk.onestory.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.junit.jupiter.api.Test;
import uk.onestory.ServerProcess;
import uk.onestory.TestDatabase;

/** The power goes while three clients send people on random journeys. */
class CrashIT {

    private static final int CLIENTS = 3;
    private static final int ENOUGH = 90;
    private static final long SEED = 20_261_122L;

    /** Versions of what a client has read after its own request was answered, by reference. */
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    private final AtomicInteger answered = new AtomicInteger();
    private final List<AssertionError> wrong = new CopyOnWriteArrayList<>();

    @Test
    void whatWasAcknowledgedIsThereAndNoReferralIsHalf() throws InterruptedException {
        TestDatabase database = TestDatabase.create();
        try (ServerProcess server = ServerProcess.start(database)) {
            CountDownLatch gone = new CountDownLatch(CLIENTS);
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            for (int i = 0; i < CLIENTS; i++) {
                Random random = new Random(SEED + i);
                clients.execute(() -> {
                    journey(Api.of(server.root()), random);
                    gone.countDown();
                });
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> answered.get() >= ENOUGH || !wrong.isEmpty());
            server.kill();
            assertThat(gone.await(90, TimeUnit.SECONDS)).isTrue();
            clients.shutdown();
        }
        assertThat(wrong).isEmpty();

        try (ServerProcess server = ServerProcess.start(database)) {
            Api api = Api.of(server.root());
            List<String> stored = api.search(Api.GP, "ServiceRequest?_count=500&_elements=status").getEntry().stream()
                    .map(BundleEntryComponent::getResource)
                    .map(referral -> referral.getIdElement().getIdPart())
                    .toList();

            assertThat(stored).hasSizeBetween(2 * CLIENTS, 499);
            Map<String, Long> there = new HashMap<>();
            for (String id : stored) {
                ReferralNow referral = ReferralNow.read(api, id);
                assertThat(referral.wrong()).as(id).isEmpty();
                there.putAll(referral.versionNumbers());
            }
            assertThat(acknowledged).hasSizeGreaterThan(2 * CLIENTS).allSatisfy((reference, version) -> assertThat(
                            there)
                    .as("acknowledged as version " + version)
                    .hasEntrySatisfying(reference, now -> assertThat(now).isGreaterThanOrEqualTo(version)));
        }
    }

    /** Until the connection is lost: what has no answer is not promised. */
    private void journey(Api api, Random random) {
        try {
            RandomWorld world = new RandomWorld(api);
            while (true) {
                world.play(Move.random(random));
                world.seen().forEach((reference, version) -> acknowledged.merge(reference, version, Math::max));
                answered.incrementAndGet();
            }
        } catch (Api.LostConnection powerCut) {
            // as expected
        } catch (AssertionError failed) {
            wrong.add(failed);
        }
    }
}

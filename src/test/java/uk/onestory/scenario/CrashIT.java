package uk.onestory.scenario;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.ServerProcess;
import uk.onestory.TestDatabase;

/** The power goes while referrals are being written. */
class CrashIT {

    private static final int WRITERS = 3;
    private static final int ENOUGH = 25;

    @Test
    void whatWasAcknowledgedIsThereAndNoReferralIsHalf() throws InterruptedException {
        TestDatabase database = TestDatabase.create();
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        try (ServerProcess server = ServerProcess.start(database)) {
            String token = OneStoryServer.tokenAt(server.root(), "demo-gp");
            AtomicBoolean over = new AtomicBoolean();
            ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
            for (int i = 0; i < WRITERS; i++) {
                writers.execute(() -> write(server, token, acknowledged, over));
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() >= ENOUGH);
            server.kill();
            over.set(true);
            writers.shutdown();
            assertThat(writers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }

        try (ServerProcess server = ServerProcess.start(database)) {
            String token = OneStoryServer.tokenAt(server.root(), "demo-gp");
            List<String> stored = referrals(server, token);

            assertThat(stored).containsAll(acknowledged);
            for (String referral : stored) {
                assertThat(tasks(server, token, referral))
                        .as("Tasks of " + referral)
                        .hasSize(1);
            }
        }
    }

    private static void write(ServerProcess server, String token, Queue<String> acknowledged, AtomicBoolean over) {
        while (!over.get()) {
            try {
                Response answer = given().header("Authorization", "Bearer " + token)
                        .contentType("application/fhir+json")
                        .body(Fixtures.json("scenario/gp-refers-to-cmht.json"))
                        .post(server.base());
                if (answer.statusCode() == 200) {
                    answer.jsonPath().getList("entry.response.location", String.class).stream()
                            .filter(location -> location.startsWith("ServiceRequest/"))
                            .forEach(location -> acknowledged.add(location.replaceFirst("/_history/.*$", "")));
                }
            } catch (Exception connectionLost) {
                return; // not acknowledged: nothing is promised
            }
        }
    }

    private static List<String> referrals(ServerProcess server, String token) {
        List<String> found = new ArrayList<>();
        for (int offset = 0; ; offset += 500) {
            List<String> page = ids(server, token, "/ServiceRequest?_count=500&_elements=status&_offset=" + offset);
            page.forEach(id -> found.add("ServiceRequest/" + id));
            if (page.size() < 500) {
                return found;
            }
        }
    }

    private static List<String> tasks(ServerProcess server, String token, String referral) {
        return ids(server, token, "/Task?_elements=status&focus=" + referral);
    }

    private static List<String> ids(ServerProcess server, String token, String search) {
        List<String> ids = given().header("Authorization", "Bearer " + token)
                .get(server.base() + search)
                .then()
                .statusCode(200)
                .extract()
                .path("entry.resource.id");
        return ids == null ? List.of() : ids;
    }
}

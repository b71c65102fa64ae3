package uk.onestory.scenario;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;
import uk.onestory.ServerProcess;
import uk.onestory.TestDatabase;

/** The power goes while referrals are being written. */
class CrashIT {

    private static final int WRITERS = 3;
    private static final int ENOUGH = 25;

    @Test
    void whatWasAcknowledgedIsThereNoReferralIsHalfAndWhatIsSentAgainIsThereOnce() throws InterruptedException {
        TestDatabase database = TestDatabase.create();
        RetryingClients clients = new RetryingClients(WRITERS);
        try (ServerProcess server = ServerProcess.start(database)) {
            clients.start(server, OneStoryServer.tokenAt(server.root(), "demo-gp"));
            await().atMost(Duration.ofMinutes(2)).until(() -> clients.answered() >= ENOUGH);
            server.kill();
            clients.stop();
        }

        try (ServerProcess server = ServerProcess.start(database)) {
            String token = OneStoryServer.tokenAt(server.root(), "demo-gp");
            List<String> stored = referrals(server, token);

            assertThat(stored).containsAll(clients.acknowledgedReferrals());
            for (String referral : stored) {
                assertThat(tasks(server, token, referral))
                        .as("Tasks of " + referral)
                        .hasSize(1);
            }

            // Nobody knows whether what was under way was done; with its id it can be sent again.
            clients.sendAgain(server, token);
            assertThat(clients.lost()).isEmpty();
            assertThat(clients.differing()).isEmpty();
            assertThat(referrals(server, token)).hasSize(clients.sent());
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

package uk.onestory.scenario;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.ServerProcess;
import uk.onestory.TestDatabase;

/** Two server processes on one PostgreSQL. */
class TwoNodesIT {

    @Test
    void bothStartOnAnEmptyDatabaseAndSeeEachOthersWritesAtOnce() throws Exception {
        Assumptions.assumeTrue(TestDatabase.isPostgresql(), "skipped: an H2 file belongs to one process");
        TestDatabase database = TestDatabase.create();
        String keys = SharedKeys.setting();
        try (ServerProcess one = ServerProcess.begin(database, keys);
                ServerProcess other = ServerProcess.begin(database, keys)) {
            one.awaitReady();
            other.awaitReady();
            String gp = OneStoryServer.tokenAt(one.root(), "demo-gp");
            String cmht = OneStoryServer.tokenAt(one.root(), "demo-cmht");

            // The package and the directory were installed by one of them.
            given().header("Authorization", "Bearer " + gp)
                    .get(
                            other.base()
                                    + "/StructureDefinition?url=https://fhir.onestory.example/StructureDefinition/OneStory-Referral")
                    .then()
                    .statusCode(200)
                    .body("entry", hasSize(1))
                    .body("entry[0].resource.meta.versionId", equalTo("1"));

            // A token of one is good at the other, and its work list holds what the first one took.
            given().header("Authorization", "Bearer " + gp)
                    .contentType("application/fhir+json")
                    .body(Fixtures.json("scenario/gp-refers-to-cmht.json"))
                    .post(one.base())
                    .then()
                    .statusCode(200);
            given().header("Authorization", "Bearer " + cmht)
                    .get(other.base() + "/Task?owner=Organization/me&status=requested")
                    .then()
                    .statusCode(200)
                    .body("entry", hasSize(1));

            nothingIsDoubledAndNothingLostWhenOneIsKilled(one, other, gp);
        }
    }

    /** Clients whose node dies send the same request, with the same id, to the other one. */
    private static void nothingIsDoubledAndNothingLostWhenOneIsKilled(
            ServerProcess one, ServerProcess other, String token) throws InterruptedException {
        int before = total(other, token, "ServiceRequest");
        RetryingClients clients = new RetryingClients(4);
        clients.start(one, token);
        RetryingClients neighbours = new RetryingClients(2);
        neighbours.start(other, token);
        await().atMost(Duration.ofMinutes(1)).until(() -> clients.answered() >= 25);

        one.kill();
        clients.stop();
        clients.sendAgain(other, token);
        neighbours.stop();
        neighbours.sendAgain(other, token);

        assertThat(clients.lost()).isEmpty();
        assertThat(clients.differing()).isEmpty();
        assertThat(neighbours.lost()).isEmpty();
        assertThat(neighbours.differing()).isEmpty();
        int sent = clients.sent() + neighbours.sent();
        assertThat(total(other, token, "ServiceRequest")).isEqualTo(before + sent);
        assertThat(total(other, token, "Task")).isEqualTo(before + sent);
        assertThat(total(other, token, "Patient")).isEqualTo(before + sent);
    }

    private static int total(ServerProcess server, String token, String type) {
        return given().header("Authorization", "Bearer " + token)
                .get(server.base() + "/" + type + "?_count=1&_total=accurate")
                .then()
                .statusCode(200)
                .extract()
                .path("total");
    }
}

package uk.onestory.scenario;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;
import uk.onestory.ServerProcess;
import uk.onestory.TestDatabase;
import uk.onestory.referral.Sending;

/** Two server processes on one PostgreSQL look for what is late, each second, and one of them dies at it. */
class TwoNodesEscalateIT {

    private static final int LATE = 60;

    @Test
    void eachLateReferralIsEscalatedOnceAlsoWhenANodeDiesAtIt() throws Exception {
        Assumptions.assumeTrue(TestDatabase.isPostgresql(), "skipped: an H2 file belongs to one process");
        TestDatabase database = TestDatabase.create();
        String keys = SharedKeys.setting();
        String often = "--onestory.referral.escalation-interval=PT1S";
        try (ServerProcess one = ServerProcess.begin(database, keys, often);
                ServerProcess other = ServerProcess.begin(database, keys, often)) {
            one.awaitReady();
            other.awaitReady();
            String gp = OneStoryServer.tokenAt(one.root(), "demo-gp");
            List<String> referrals = new ArrayList<>();
            for (int i = 0; i < LATE; i++) {
                referrals.add(send(one, gp));
                if (i == LATE / 2) {
                    await().atMost(Duration.ofMinutes(1))
                            .until(() -> !escalated(other, gp).isEmpty());
                }
            }
            one.kill();

            await().atMost(Duration.ofMinutes(2))
                    .until(() -> escalated(other, gp).size() == LATE);
            // Some more rounds of the node that is left.
            await().during(Duration.ofSeconds(5))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> messages(other, gp).size() == LATE);
            assertThat(messages(other, gp)).containsExactlyInAnyOrderElementsOf(referrals);
            assertThat(chases(other)).containsExactlyInAnyOrderElementsOf(referrals);
            assertThat(escalated(other, gp)).containsExactlyInAnyOrderElementsOf(referrals);
        }
    }

    private static String send(ServerProcess node, String token) {
        Response answer = as(token).body(Sending.toWithYou().late().json()).post(node.base());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        List<String> locations = answer.path("entry.response.location");
        return locations.stream()
                .filter(location -> location.startsWith("ServiceRequest/"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("/_history.*", "");
    }

    private static List<String> escalated(ServerProcess node, String token) {
        return found(
                node,
                token,
                "/Task?status=requested&business-status=escalated&_count=500",
                "entry.resource.focus.reference");
    }

    private static List<String> messages(ServerProcess node, String token) {
        return found(
                node,
                token,
                "/Communication?recipient=Organization/me&_count=500",
                "entry.resource.basedOn.reference.flatten()");
    }

    private static List<String> chases(ServerProcess node) {
        return found(
                node,
                OneStoryServer.tokenAt(node.root(), "demo-cmht"),
                "/Task?owner=Organization/me&status=requested&_count=500",
                "entry.resource.basedOn.reference.flatten()");
    }

    private static List<String> found(ServerProcess node, String token, String query, String path) {
        List<String> found = as(token)
                .get(node.base() + query)
                .then()
                .statusCode(200)
                .extract()
                .path(path);
        return found == null ? List.of() : found;
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/fhir+json");
    }
}

package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import uk.onestory.Fixtures;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** The correlation id of a referral goes with it to the last service. */
class CorrelationIT {

    @Test
    void correlationIdStaysOnTheReferralItsTaskAndItsSuccessor() {
        String correlation = "journey-" + UUID.randomUUID();
        List<String> locations = as("demo-gp")
                .header("X-Correlation-Id", correlation)
                .body(Fixtures.json("scenario/gp-refers-to-cmht.json"))
                .post()
                .then()
                .statusCode(200)
                .extract()
                .path("entry.response.location");
        String id = locations.stream()
                .filter(location -> location.startsWith("ServiceRequest/"))
                .findFirst()
                .orElseThrow()
                .split("/", -1)[1];
        TestTask first = new Referral(id, null, null).taskOf("demo-cmht");

        Task sent = first.read().setIdentifier(List.of());
        sent.setStatus(Task.TaskStatus.RECEIVED);
        first.put("demo-cmht", sent).then().statusCode(200);
        first.handOn("demo-cmht", "HealthcareService/with-you-wigan").then().statusCode(200);

        List<String> tasks = as("demo-gp")
                .queryParam("identifier", Correlation.SYSTEM + "|" + correlation)
                .get("/Task")
                .then()
                .statusCode(200)
                .extract()
                .path("entry.resource.status");
        assertThat(tasks).containsExactlyInAnyOrder("rejected", "requested");
        List<String> referrals = as("demo-gp")
                .queryParam("identifier", Correlation.SYSTEM + "|" + correlation)
                .get("/ServiceRequest")
                .then()
                .statusCode(200)
                .extract()
                .path("entry.resource.id");
        assertThat(referrals).containsExactly(id);
    }

    @Test
    void whereNoneIsSentNoneIsMadeUp() {
        Referral referral = Referral.toCmht();

        assertThat(referral.taskOf("demo-cmht").read().getIdentifier().stream().map(Identifier::getSystem))
                .doesNotContain(Correlation.SYSTEM);
    }
}

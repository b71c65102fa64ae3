package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.scenario.Referral;

/** What the server fills in on a Task that a sender brings never breaks what was sent, however exactly its dates are told. */
class BroughtDatesIT {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void aMomentInMillisecondsIsTaken() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        taken("\"authoredOn\":\"" + now.plusMillis(999) + "\"", null);
        taken("\"authoredOn\":\"" + now.plusMillis(999) + "\",\"lastModified\":\"" + now.plusMillis(999) + "\"", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"authoredOn", "lastModified"})
    void aDayIsTaken(String name) {
        taken("\"" + name + "\":\"" + LocalDate.now(LONDON) + "\"", null);
    }

    @Test
    void aStartToTheDayOfWhatMustBeReceivedTodayIsTaken() {
        taken("\"restriction\":{\"period\":{\"start\":\"" + LocalDate.now(LONDON) + "\"}}", TaskPriority.STAT);
        taken("\"restriction\":{\"period\":{\"start\":\"" + Instant.now() + "\"}}", TaskPriority.STAT);
    }

    private static void taken(String dates, TaskPriority priority) {
        String task = "\"resourceType\":\"Task\",";
        String bundle = Sending.toWithYou()
                .withTask("Organization/with-you", priority, null)
                .json()
                .replace(task, task + dates + ",");
        Response answer = as("demo-gp").body(bundle).post();
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        Referral referral = Sending.sent(answer);
        assertThat(referral.taskOf("demo-withyou")
                        .patchStatus("demo-withyou", "received")
                        .statusCode())
                .isEqualTo(200);
    }
}

package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.onestory.scenario.Referral;

/** A date that tells what has happened does not lie ahead, whatever way it is written. */
class HappenedDatesIT {

    private final String patient = Referral.toCmht().patient();

    @Test
    void noWayOfWritingTakesAnAssessmentThatIsDatedAhead() {
        refused(as("demo-gp").body(assessment("2099-01-01")).post("/ClinicalImpression"));
        String id = as("demo-gp")
                .body(assessment("2026-05-01"))
                .post("/ClinicalImpression")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        // Of this shape something has been found conformant by now.
        refused(as("demo-gp").body(assessment("2099-01-01")).post("/ClinicalImpression"));
        String url = "/ClinicalImpression/" + id;
        refused(as("demo-gp")
                .body(assessment("2099-01-01").replaceFirst("\\{", "{\"id\":\"" + id + "\","))
                .put(url));
        refused(as("demo-gp")
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/effectiveDateTime\",\"value\":\"2099-01-01\"}]")
                .patch(url));
        for (String type : List.of("transaction", "batch")) {
            Response answer = as("demo-gp")
                    .body("{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[{\"resource\":"
                            + assessment("2099-01-01")
                            + ",\"request\":{\"method\":\"POST\",\"url\":\"ClinicalImpression\"}}]}")
                    .post();
            assertThat(answer.asString()).contains("ClinicalImpression.effective");
            assertThat(answer.asString()).contains("lies ahead");
        }
        as("demo-gp")
                .get("/ClinicalImpression?patient=" + patient + "&_summary=count")
                .then()
                .body("total", org.hamcrest.Matchers.equalTo(1));
    }

    @Test
    void validateSaysTheSame() {
        Response answer = as("demo-gp").body(assessment("2099-01-01")).post("/ClinicalImpression/$validate");

        assertThat(answer.asString()).contains("lies ahead");
    }

    private String assessment(String date) {
        return "{\"resourceType\":\"ClinicalImpression\",\"status\":\"completed\",\"subject\":{\"reference\":\"Patient/"
                + patient + "\"},\"effectiveDateTime\":\"" + date + "\",\"summary\":\"Sleeps badly\"}";
    }

    private static void refused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<List<String>>path("issue.expression.flatten()"))
                .as(answer.asString())
                .contains("ClinicalImpression.effective");
    }
}

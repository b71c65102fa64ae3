package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.OneStoryServer.bean;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;

/** What says that the server wrote it was written by the server; who is asked may answer. */
class ForgedNoticesIT {

    private final Referral referral = Sending.toWithYou().late().send();
    private Told told;

    @BeforeEach
    void escalate() {
        bean(SilenceWatch.class).round();
        told = Told.about(referral);
    }

    @Test
    void noPartnerWritesOneByWhateverWay() {
        for (Resource notice : List.of(told.messages().get(0), told.chases().get(0))) {
            notice.setId((String) null);
            refused(as("demo-gp").body(json(notice)).post("/" + notice.fhirType()));

            notice.setId(UUID.randomUUID().toString());
            refused(as("demo-gp").body(json(notice)).put("/" + notice.fhirType() + "/" + notice.getIdPart()));
        }
    }

    @Test
    void nothingBecomesOneLater() {
        Task task = referral.taskOf("demo-withyou").read();
        task.setCode(told.chases().get(0).getCode());

        refused(as("demo-withyou")
                .header("If-Match", "W/\"" + task.getIdElement().getVersionIdPart() + "\"")
                .body(json(task))
                .put("/Task/" + task.getIdPart()));
        assertThat(referral.taskOf("demo-withyou")
                        .read()
                        .getCode()
                        .getCodingFirstRep()
                        .getSystem())
                .isNotEqualTo(Notice.SYSTEM);
    }

    @Test
    void aChaseIsClosedByThePointOfAccessThatItAsks() {
        Task chase = told.chases().get(0);

        as("demo-cmht")
                .contentType("application/json-patch+json")
                .header("If-Match", "W/\"" + chase.getIdElement().getVersionIdPart() + "\"")
                .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"completed\"}]")
                .patch("/Task/" + chase.getIdPart())
                .then()
                .statusCode(200);
    }

    private static void refused(Response answer) {
        answer.then().statusCode(422).body("issue[0].details.coding[0].code", equalTo("frozen-field"));
    }

    private static String json(Resource resource) {
        return OneStoryServer.fhir().newJsonParser().encodeResourceToString(resource);
    }
}

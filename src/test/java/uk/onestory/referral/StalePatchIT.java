package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.referral.StepRequests.json;

import io.restassured.response.Response;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** A patch says which version it is made for, whatever way it comes. */
class StalePatchIT {

    @Test
    void conditionalPatchNamesTheVersionToo() {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");
        task.patchStatus("demo-cmht", "received").then().statusCode(200);
        String patch = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"}]";

        assertThat(conditionalPatch(referral, "1", patch).statusCode()).isEqualTo(412);
        assertThat(task.read().getStatus()).isEqualTo(TaskStatus.RECEIVED);
        assertThat(conditionalPatch(referral, "2", patch.replace("accepted", "in-progress"))
                        .<String>path("issue[0].details.coding[0].code"))
                .isEqualTo("illegal-transition");
        assertThat(conditionalPatch(referral, "2", patch).statusCode()).isEqualTo(200);
    }

    @Test
    void stalePatchInATransactionIsRefused() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        task.patchStatus("demo-cmht", "received").then().statusCode(200);
        Parameters patch = new Parameters();
        var operation = patch.addParameter().setName("operation");
        operation.addPart().setName("type").setValue(new org.hl7.fhir.r4.model.CodeType("replace"));
        operation.addPart().setName("path").setValue(new StringType("Task.status"));
        operation.addPart().setName("value").setValue(new org.hl7.fhir.r4.model.CodeType("accepted"));
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(patch)
                .getRequest()
                .setMethod(HTTPVerb.PATCH)
                .setUrl("Task/" + task.id())
                .setIfMatch("W/\"1\"");

        as("demo-cmht").body(json(bundle)).post().then().statusCode(412);
    }

    private static Response conditionalPatch(Referral referral, String version, String patch) {
        return as("demo-cmht")
                .contentType("application/json-patch+json")
                .header("If-Match", "W/\"" + version + "\"")
                .body(patch)
                .patch("/Task?focus=ServiceRequest/" + referral.id());
    }
}

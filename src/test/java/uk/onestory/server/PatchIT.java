package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static uk.onestory.OneStoryServer.as;

import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

class PatchIT {

    @Test
    void codeThatIsNoneIsRefusedByBothKindsOfPatch() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        String fhirPath = """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                 {"name":"type","valueCode":"replace"},{"name":"path","valueString":"Task.status"},
                 {"name":"value","valueCode":"not-a-code"}]}]}""";

        as("demo-cmht")
                .header("If-Match", "W/\"1\"")
                .body(fhirPath)
                .patch("/Task/" + task.id())
                .then()
                .statusCode(400)
                .body(
                        "issue[0].diagnostics",
                        containsString("Operation 0 of the patch (replace Task.status): the value does not fit"));
        assertThat(task.patchStatus("demo-cmht", "not-a-code").statusCode()).isBetween(400, 422);

        assertThat(task.version()).isEqualTo("1");
    }

    @Test
    void fhirPathPatchDeletesOneElementOfAList() {
        CarePlan plan = new CarePlan()
                .setStatus(CarePlanStatus.DRAFT)
                .setIntent(CarePlanIntent.PLAN)
                .setSubject(new Reference("Patient/" + Referral.toCmht().patient()))
                .addCategory(new CodeableConcept().setText("first"))
                .addCategory(new CodeableConcept().setText("second"));
        String id = OneStoryServer.client("demo-cmht")
                .create()
                .resource(plan)
                .execute()
                .getId()
                .getIdPart();
        Parameters patch = new Parameters();
        ParametersParameterComponent operation = patch.addParameter().setName("operation");
        operation.addPart().setName("type").setValue(new CodeType("delete"));
        operation.addPart().setName("path").setValue(new StringType("CarePlan.category[0]"));

        as("demo-cmht")
                .header("If-Match", "W/\"1\"")
                .body(OneStoryServer.fhir().newJsonParser().encodeResourceToString(patch))
                .patch("/CarePlan/" + id)
                .then()
                .statusCode(200);

        CarePlan left = OneStoryServer.client("demo-cmht")
                .read()
                .resource(CarePlan.class)
                .withId(id)
                .execute();
        assertThat(left.getCategory()).extracting(CodeableConcept::getText).containsExactly("second");
    }
}

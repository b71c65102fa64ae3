package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    void noEmptyArrayTakesAnElementOut() {
        String id = as("demo-gp")
                .body("""
                        {"resourceType":"Observation","status":"final","code":{"text":"Sleep"},"valueString":"Bad",
                         "note":[{"text":"Kept"}],"subject":{"reference":"Patient/%s"}}""".formatted(Referral.toCmht().patient()))
                .post("/Observation")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        for (String patch : java.util.List.of(
                "[{\"op\":\"replace\",\"path\":\"/note\",\"value\":[]}]",
                "[{\"op\":\"add\",\"path\":\"/performer\",\"value\":[]}]",
                "[{\"op\":\"add\",\"path\":\"/code\",\"value\":{\"text\":\"x\",\"coding\":[]}}]",
                "[{\"op\":\"add\",\"path\":\"/category\",\"value\":[{\"coding\":[]}]}]")) {
            as("demo-gp")
                    .contentType("application/json-patch+json")
                    .body(patch)
                    .patch("/Observation/" + id)
                    .then()
                    .statusCode(400);
        }
        as("demo-gp")
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"add\",\"path\":\"/category\",\"value\":[]},"
                        + "{\"op\":\"add\",\"path\":\"/category/-\",\"value\":{\"text\":\"x\"}},"
                        + "{\"op\":\"remove\",\"path\":\"/note/0\"}]")
                .patch("/Observation/" + id)
                .then()
                .statusCode(200);
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

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "replace;Condition.code.text;\"valueBoolean\":true",
                "replace;Condition.code.where(true).text;\"valueInteger\":1",
                "replace;Condition.code;\"valueString\":\"x\"",
                "replace;Condition.code;\"valueCoding\":{\"code\":\"x\"}",
                "replace;Condition.onset;\"valueBoolean\":true",
                "replace;Condition.id;\"valueId\":\"another\""
            })
    void aFhirPathPatchPutsOnlyValuesOfTheElementsTypeAndLeavesTheId(String type, String path, String value) {
        String id = condition();
        refused(as("demo-gp").body("""
                        {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                         {"name":"type","valueCode":"%s"},{"name":"path","valueString":"%s"},{"name":"value",%s}]}]}""".formatted(type, path, value)).patch("/Condition/" + id), id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"op\":\"replace\",\"path\":\"/id\",\"value\":\"another\"}]",
                "[{\"op\":\"remove\",\"path\":\"/id\"}]",
                "[{\"op\":\"add\",\"path\":\"/id\",\"value\":\"another\"}]"
            })
    void aJsonPatchLeavesTheIdAsItIs(String patch) {
        String id = condition();
        refused(
                as("demo-gp")
                        .contentType("application/json-patch+json")
                        .body(patch)
                        .patch("/Condition/" + id),
                id);
    }

    @ParameterizedTest
    @ValueSource(strings = {".note", "("})
    void aPathWithoutEndIsRefused(String repeated) {
        String id = condition();
        String path = repeated.equals("(")
                ? "(".repeat(3_000) + "Condition" + ")".repeat(3_000)
                : "Condition" + repeated.repeat(3_000);
        refused(as("demo-gp").body("""
                        {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                         {"name":"type","valueCode":"delete"},{"name":"path","valueString":"%s"}]}]}""".formatted(path)).patch("/Condition/" + id), id);
    }

    private static String condition() {
        return as("demo-gp")
                .body("""
                        {"resourceType":"Condition","subject":{"reference":"Patient/%s"},"code":{"text":"Low mood"},
                         "onsetString":"last winter"}""".formatted(Referral.toCmht().patient()))
                .post("/Condition")
                .path("id");
    }

    private static void refused(Response answer, String id) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(as("demo-gp").get("/Condition/" + id).<String>path("meta.versionId"))
                .isEqualTo("1");
    }
}

package uk.onestory.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** A Coding needs no code: a system with words is FHIR, and partners send it. */
class CodingsWithoutCodeIT {

    private static final String CODES = "https://fhir.onestory.example/CodeSystem/OneStory-";

    @Test
    void reasonOfTaskIsJudgedWithoutOne() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        Response answer = task.patch(
                "demo-cmht",
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"rejected\"},"
                        + "{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":{\"coding\":[{\"system\":\"" + CODES
                        + "StatusReason\",\"display\":\"Other\"}]}},"
                        + "{\"op\":\"add\",\"path\":\"/businessStatus\",\"value\":{\"coding\":[{\"system\":\"" + CODES
                        + "BusinessStatus\",\"display\":\"Other\"}]}}]");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(task.version()).isEqualTo("1");
    }

    @Test
    void extensionWithoutUrlIsRefused() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        Response answer = task.patch(
                "demo-cmht",
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"received\"},"
                        + "{\"op\":\"add\",\"path\":\"/extension/-\",\"value\":{\"valueString\":\"x\"}}]");
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(400, 422);
        assertThat(task.version()).isEqualTo("1");
    }

    @Test
    void recordWithLabelIsToldWithoutOne() {
        Referral referral = Referral.toCmht();
        as("demo-cmht")
                .body("""
                        {"resourceType":"Condition","subject":{"reference":"Patient/%s"},
                         "meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
                          "display":"as usual"}]},
                         "clinicalStatus":{"coding":[
                          {"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
                         "verificationStatus":{"coding":[
                          {"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},
                         "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-category",
                          "code":"problem-list-item"}]}],
                         "code":{"text":"Asthma","coding":[{"system":"http://snomed.info/sct","code":"195967001"}]},
                         "recordedDate":"2026-10-01"}""".formatted(referral.patient()))
                .post("/Condition")
                .then()
                .statusCode(201);

        as("demo-cmht")
                .get("/Questionnaire/OneStory-AboutMe/$populate?subject=Patient/" + referral.patient())
                .then()
                .statusCode(200);
        as("demo-cmht").get("/Patient/" + referral.patient() + "/$story").then().statusCode(200);
    }

    @Test
    void personWithLabelIsMatchedWithoutOne() {
        Referral referral = Referral.toCmht();
        as("demo-gp")
                .contentType("application/json-patch+json")
                .header("If-Match", "W/\"1\"")
                .body("[{\"op\":\"add\",\"path\":\"/meta/security\",\"value\":[{\"system\":"
                        + "\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"display\":\"as usual\"}]}]")
                .patch("/Patient/" + referral.patient())
                .then()
                .statusCode(200);
        as("demo-withyou")
                .body("""
                        {"resourceType":"Parameters","parameter":[{"name":"resource","resource":{"resourceType":"Patient",
                         "identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}],
                         "name":[{"family":"Ashworth","given":["Sam"]}],"birthDate":"1985-03-02"}}]}""".formatted(referral.nhsNumber()))
                .post("/Patient/$match")
                .then()
                .statusCode(200);
    }
}

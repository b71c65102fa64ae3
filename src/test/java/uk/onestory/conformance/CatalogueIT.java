package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static uk.onestory.OneStoryServer.as;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue of interventions, what to know about them, and the first assessment are there from the start. */
class CatalogueIT {

    private static final Path SLEEP_GROUP =
            Path.of("fhir-profiles", "input", "examples", "intervention-sleep-group.valid.json");

    @ParameterizedTest
    @ValueSource(strings = {"demo-gp", "demo-cmht", "demo-withyou", "demo-socialcare", "demo-admin"})
    void everyPartnerReadsIt(String partner) {
        as(partner)
                .get("/PlanDefinition/OneStory-HarmReduction")
                .then()
                .statusCode(200)
                .body("title", equalTo("Harm reduction"));
        as(partner)
                .get("/Questionnaire/OneStory-InitialAssessment")
                .then()
                .statusCode(200)
                .body("status", equalTo("active"));
    }

    @Test
    void interventionLeadsToItsActivitiesAndToWhatToKnow() {
        var intervention = as("demo-withyou")
                .get("/PlanDefinition/OneStory-HarmReduction")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> activities = intervention.getList("action.definitionCanonical");
        List<String> knowledge = intervention.getList("relatedArtifact.resource");

        assertThat(activities).isNotEmpty().allSatisfy(url -> found("ActivityDefinition", url));
        assertThat(knowledge).isNotEmpty().allSatisfy(url -> found("Library", url));
    }

    @Test
    void knowledgeIsReadAsText() {
        as("demo-withyou")
                .get("/Library/OneStory-AboutSuicidePrevention")
                .then()
                .statusCode(200)
                .body("text.div", containsString("Ask, in plain words"));
    }

    @Test
    void operatorAddsAnIntervention() throws IOException {
        as("demo-admin")
                .body(Files.readString(SLEEP_GROUP))
                .post("/PlanDefinition")
                .then()
                .statusCode(201);
    }

    @Test
    void interventionWithoutActionsIsRefusedThoughItNamesNoProfile() {
        as("demo-admin")
                .body("{\"resourceType\":\"PlanDefinition\",\"status\":\"draft\","
                        + "\"url\":\"https://catalogue.example/PlanDefinition/empty\",\"title\":\"Empty\"}")
                .post("/PlanDefinition")
                .then()
                .statusCode(422)
                .body("issue[0].diagnostics", containsString("PlanDefinition.action"));
    }

    @Test
    void clinicalPartnerDoesNotWriteIt() throws IOException {
        as("demo-gp")
                .body(Files.readString(SLEEP_GROUP))
                .post("/PlanDefinition")
                .then()
                .statusCode(403);
    }

    @Test
    void firstAssessmentTakesThatSomebodyWouldRatherNotSay() {
        assertThat(errors(answers("rather-not-say"))).isEmpty();
    }

    @Test
    void firstAssessmentTakesNoAnswerThatItDoesNotOffer() {
        assertThat(errors(answers("refused-to-answer"))).isNotEmpty();
    }

    private static String answers(String code) {
        return """
                {"resourceType":"QuestionnaireResponse","status":"completed","authored":"2026-06-02T11:00:00+01:00",
                 "questionnaire":"https://fhir.onestory.example/Questionnaire/OneStory-InitialAssessment",
                 "subject":{"reference":"Patient/sam-ashworth"},
                 "item":[
                  {"linkId":"why-now","item":[{"linkId":"what-brings-you","answer":[{"valueString":"I want to sleep."}]}]},
                  {"linkId":"safety","item":[{"linkId":"safe-now","answer":[{"valueCoding":{
                   "system":"https://fhir.onestory.example/CodeSystem/OneStory-PlainAnswer","code":"%s"}}]}]}]}
                """.formatted(code);
    }

    private static List<String> errors(String response) {
        return as("demo-withyou")
                .body(response)
                .post("/QuestionnaireResponse/$validate")
                .jsonPath()
                .getList("issue.findAll { it.severity == 'error' || it.severity == 'fatal' }.diagnostics");
    }

    private static void found(String type, String url) {
        as("demo-withyou")
                .queryParam("url", url)
                .get("/" + type)
                .then()
                .statusCode(200)
                .body("entry.size()", equalTo(1));
    }
}

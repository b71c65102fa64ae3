package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.scenario.Referral;

class OperationInputIT {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "Patient/{id}/$story?foo=x foo",
                "Patient/{id}/$story?since= since",
                "Patient/{id}/$story?since=2020&since=2021 since",
                "Patient/{id}/$story?_summary=frob _summary",
                "Patient/$story?identifier=a%7Cb&identifier=c%7Cd identifier",
                "$whoami?foo=x foo",
                "Questionnaire/OneStory-AboutMe/$populate?subject=Patient/{id}&_summary=frob _summary",
                "Measure/OneStory-Retells/$evaluate-measure?foo=x foo"
            })
    void whatAnOperationDoesNotTakeInItsUrlIsRefusedByItsName(String path, String name) {
        String id = Referral.toCmht().patient();

        Response answer = as("demo-cmht").urlEncodingEnabled(false).get("/" + path.replace("{id}", id));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.<String>path("issue[0].diagnostics")).contains(name);
        Response batch = as("demo-cmht")
                .body(
                        "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\""
                                + path.replace("{id}", id) + "\"}}]}")
                .post();
        assertThat(batch.statusCode()).as(batch.asString()).isLessThan(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"name\":\"foo\",\"valueString\":\"x\"};foo",
                "{\"name\":\"note\",\"valueString\":\"a\"},{\"name\":\"note\",\"valueString\":\"b\"};note",
                "{\"name\":\"note\"};note",
                "{\"name\":\"note\",\"valueBoolean\":true};note",
                "{\"name\":\"assessment\",\"valueString\":\"x\"};assessment"
            })
    void whatHandOnDoesNotTakeIsRefusedAndNothingHappens(String parameter, String name) {
        Referral referral = Referral.toCmht();
        String task = referral.taskOf("demo-cmht").id();
        String body = """
                {"resourceType":"Parameters","parameter":[
                  {"name":"to","valueReference":{"reference":"HealthcareService/with-you-wigan"}},
                  {"name":"reason","valueCodeableConcept":{"text":"x"}},%s]}""".formatted(parameter);

        Response answer = as("demo-cmht").body(body).post("/Task/" + task + "/$hand-on");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.asString()).contains(name);
        assertThat(as("demo-cmht").get("/Task/" + task).<String>path("status")).isEqualTo("requested");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$hand-on", "$step", "$discharge"})
    void everyOperationOfATaskRefusesTheUnknown(String operation) {
        String task = Referral.toCmht().taskOf("demo-cmht").id();

        Response answer = as("demo-cmht")
                .body("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"foo\",\"valueString\":\"x\"}]}")
                .post("/Task/" + task + "/" + operation);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.<String>path("issue[0].diagnostics")).contains("foo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$hand-on", "$step"})
    void whatChangesSomethingIsAskedForInTheBodyAlone(String operation) {
        String task = Referral.toCmht().taskOf("demo-cmht").id();

        Response answer = as("demo-cmht")
                .queryParam("to", "HealthcareService/with-you-wigan")
                .body("""
                        {"resourceType":"Parameters","parameter":[
                          {"name":"reason","valueCodeableConcept":{"text":"x"}}]}""")
                .post("/Task/" + task + "/" + operation);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.<String>path("issue[0].diagnostics")).contains("to").contains("body");
        assertThat(as("demo-cmht").get("/Task/" + task).<String>path("status")).isEqualTo("requested");
    }

    @Test
    void bodyThatIsNoResourceIsNotPassedOver() {
        String id = Referral.toCmht().patient();
        for (String path : List.of("/Patient/" + id + "/$story", "/Patient/$match", "/$export", "/Patient/$merge")) {
            for (String type : List.of(
                    "text/plain",
                    "application/x-www-form-urlencoded",
                    "text/turtle",
                    "multipart/form-data; boundary=x")) {
                SearchForms.Answer answer = SearchForms.postTo(path, type, "sections=safety");
                assertThat(answer.status())
                        .as(path + " " + type + answer.body())
                        .isEqualTo(415);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"sections\",\"valueCodeableConcept\":{\"text\":\"x\"}}",
                "{\"name\":\"sections\",\"resource\":{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}}}",
                "{\"name\":\"since\",\"valuePeriod\":{\"start\":\"2020\"}}",
                "{\"name\":\"since\",\"part\":[{\"name\":\"a\",\"valueString\":\"2020\"}]}"
            })
    void aValueOfAnotherTypeThanTheOperationTakesIsRefused(String parameter) {
        Response answer = as("demo-cmht")
                .body("{\"resourceType\":\"Parameters\",\"parameter\":[" + parameter + "]}")
                .post("/Patient/" + Referral.toCmht().patient() + "/$story");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    }

    @Test
    void aResourceThatIsNoParametersIsNotPassedOver() {
        Response answer = as("demo-cmht")
                .body("{\"resourceType\":\"Condition\",\"code\":{\"text\":\"x\"}}")
                .post("/Patient/" + Referral.toCmht().patient() + "/$story");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    }

    @Test
    void numbersOfHapisOperationsAreNumbers() {
        as("demo-gp")
                .get("/ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/condition-clinical&count=x")
                .then()
                .statusCode(400);
    }
}

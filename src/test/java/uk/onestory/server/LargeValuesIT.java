package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.Fixtures;
import uk.onestory.scenario.Referral;

/** Texts longer than an index takes, and numbers larger than Java does. */
class LargeValuesIT {

    private static final String GP = "demo-gp";

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00df", "\u00c9", "\ufb03"})
    void personOfALongNameIsStoredFoundAndChanged(String letter) {
        String family = letter.repeat(2_000);
        String number = Fixtures.nextNhsNumber();
        String person = SearchBodies.person(number)
                .replace("\"Condition\"", "\"" + family + "\"")
                .replace("\"gender\"", "\"address\":[{\"postalCode\":\"" + family + "\"}],\"gender\"");

        Response created = as(GP).body(person).post("/Patient");
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        String id = created.path("id");
        Response changed = as(GP).body(person.replace("{\"resourceType\"", "{\"id\":\"" + id + "\",\"resourceType\"")
                        .replace("other", "male"))
                .put("/Patient/" + id);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        Response match = as(GP).body("""
                        {"resourceType":"Parameters","parameter":[{"name":"resource","resource":%s}]}""".formatted(person)).post("/Patient/$match");
        assertThat(match.statusCode()).as(match.asString()).isEqualTo(200);
        assertThat(match.asString()).contains(id);
    }

    @Test
    void numberBeyondAnyIsRefusedWithItsPlaceOnEveryWay() {
        String person = Referral.toCmht().patient();
        String id = as(GP).body(weight(person, "70")).post("/Observation").path("id");
        for (String number : List.of("1e99999999999", "-1E-99999999999", "1e2147483647", "1e1000000")) {
            String sent = weight(person, number);
            Response created = as(GP).body(sent).post("/Observation");
            assertThat(created.statusCode()).as(created.asString()).isEqualTo(400);
            assertThat(created.<String>path("issue[0].expression[0]")).startsWith("Observation.value");
            Response bundle = as(GP).body("""
                            {"resourceType":"Bundle","type":"transaction","entry":[{"resource":%s,
                             "request":{"method":"POST","url":"Observation"}}]}""".formatted(sent)).post();
            assertThat(bundle.statusCode()).as(bundle.asString()).isEqualTo(400);
            Response validated = as(GP).body(sent).post("/Observation/$validate");
            assertThat(validated.statusCode()).as(validated.asString()).isLessThan(500);
            Response patched = as(GP).contentType("application/json-patch+json")
                    .body("[{\"op\":\"replace\",\"path\":\"/valueQuantity/value\",\"value\":" + number + "}]")
                    .patch("/Observation/" + id);
            assertThat(patched.statusCode()).as(patched.asString()).isBetween(400, 422);
            Response parameters = as(GP).body("""
                            {"resourceType":"Parameters","parameter":[{"name":"count","valueDecimal":%s}]}""".formatted(number)).post("/Patient/" + person + "/$story");
            assertThat(parameters.statusCode()).as(parameters.asString()).isEqualTo(400);
        }
        assertThat(as(GP).get("/Observation/" + id).<String>path("meta.versionId"))
                .isEqualTo("1");
    }

    @Test
    void textThatNoIndexTakesIsNamedByItsElement() {
        String person = Referral.toCmht().patient();
        String unit = weight(person, "70")
                .replace(
                        "\"unit\"", "\"system\":\"http://x.example/" + "x".repeat(300) + "\",\"code\":\"kg\",\"unit\"");

        Response alone = as(GP).body(unit).post("/Observation");
        Response bundle = as(GP).body("""
                        {"resourceType":"Bundle","type":"batch","entry":[{"resource":%s,
                         "request":{"method":"POST","url":"Observation"}}]}""".formatted(unit)).post();

        assertThat(alone.statusCode()).as(alone.asString()).isEqualTo(400);
        assertThat(alone.<String>path("issue[0].expression[0]")).isEqualTo("Observation.value.system");
        assertThat(bundle.<String>path("entry[0].response.outcome.issue[0].expression[0]"))
                .as(bundle.asString())
                .isEqualTo("Observation.value.system");
    }

    private static String weight(String person, String kilograms) {
        return """
                {"resourceType":"Observation","status":"final","code":{"text":"Weight"},
                 "subject":{"reference":"Patient/%s"},"effectiveDateTime":"2026-11-02",
                 "valueQuantity":{"value":%s,"unit":"kg"}}""".formatted(person, kilograms);
    }
}

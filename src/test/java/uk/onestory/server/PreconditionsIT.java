package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** RFC 9110, 13 and FHIR R4 http.html, on every way of writing. */
class PreconditionsIT {

    private static final String GP = "demo-gp";

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "*", "W/\"1\", W/\"2\""})
    void ifMatchOnWhatIsNotThereCreatesNothing(String tags) {
        String person = Referral.toCmht().patient();
        String id = fresh();

        as(GP).header("If-Match", tags)
                .body(condition(person, id, "Low mood"))
                .put("/Condition/" + id)
                .then()
                .statusCode(412)
                .body("resourceType", equalTo("OperationOutcome"));
        assertThat(bundle("transaction", put("Condition/" + id, tags, null, condition(person, id, "Low mood")))
                        .statusCode())
                .isEqualTo(412);
        assertThat(bundle("batch", put("Condition/" + id, tags, null, condition(person, id, "Low mood")))
                        .<String>path("entry[0].response.status"))
                .startsWith("412");
        as(GP).header("If-Match", tags)
                .body(condition(person, null, "Low mood"))
                .put("/Condition?identifier=urn:x|" + id)
                .then()
                .statusCode(412);

        as(GP).get("/Condition/" + id).then().statusCode(404);
        as(GP).get("/Condition?patient=" + person + "&identifier=urn:x|" + id)
                .then()
                .body("entry", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "W/\"1\"", "W/\"7\",W/\"1\""})
    void ifNoneMatchOverwritesNothing(String tags) {
        String person = Referral.toCmht().patient();
        String id = stored(person);

        as(GP).header("If-None-Match", tags)
                .body(condition(person, id, "Changed"))
                .put("/Condition/" + id)
                .then()
                .statusCode(412);
        assertThat(bundle("transaction", put("Condition/" + id, null, tags, condition(person, id, "Changed")))
                        .statusCode())
                .isEqualTo(412);
        assertThat(bundle("batch", put("Condition/" + id, null, tags, condition(person, id, "Changed")))
                        .<String>path("entry[0].response.status"))
                .startsWith("412");
        as(GP).header("If-None-Match", tags)
                .body(condition(person, null, "Changed"))
                .put("/Condition?_id=" + id)
                .then()
                .statusCode(412);

        as(GP).get("/Condition/" + id).then().body("meta.versionId", equalTo("1"));
    }

    @Test
    void ifNoneMatchOnWhatIsNotThereCreatesIt() {
        String person = Referral.toCmht().patient();
        String id = fresh();

        as(GP).header("If-None-Match", "*")
                .body(condition(person, id, "Low mood"))
                .put("/Condition/" + id)
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*;200",
                "W/\"1\";200",
                "\"1\";200",
                "W/\"5\", W/\"1\";200",
                "W/\"2\";412",
                "W/\"2\",W/\"3\";412",
                "abc;400",
                "W/\"1;400",
                "\"x\";400"
            })
    void everyWayOfWritingReadsIfMatchTheSame(String tags, int status) {
        String person = Referral.toCmht().patient();

        String one = stored(person);
        as(GP).header("If-Match", tags)
                .body(condition(person, one, "Changed"))
                .put("/Condition/" + one)
                .then()
                .statusCode(status);
        String two = stored(person);
        as(GP).header("If-Match", tags)
                .body(condition(person, null, "Changed"))
                .put("/Condition?_id=" + two)
                .then()
                .statusCode(status);
        String three = stored(person);
        as(GP).header("If-Match", tags)
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/code/text\",\"value\":\"Changed\"}]")
                .patch("/Condition/" + three)
                .then()
                .statusCode(status);
        String four = stored(person);
        as(GP).header("If-Match", tags)
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/code/text\",\"value\":\"Changed\"}]")
                .patch("/Condition?_id=" + four)
                .then()
                .statusCode(status);
        String five = stored(person);
        assertThat(bundle("transaction", put("Condition/" + five, tags, null, condition(person, five, "Changed")))
                        .statusCode())
                .isEqualTo(status);
        String patch = """
                {"resource":{"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                 {"name":"type","valueCode":"replace"},{"name":"path","valueString":"Condition.code.text"},
                 {"name":"value","valueString":"Changed"}]}]},"request":{"method":"PATCH","url":"Condition%s","ifMatch":"%s"}}""";
        for (String type : new String[] {"transaction", "batch"}) {
            for (String place : new String[] {"/%s", "?_id=%s"}) {
                String patched = stored(person);
                Response answer = bundle(type, patch.formatted(place.formatted(patched), tags.replace("\"", "\\\"")));
                String told = "batch".equals(type)
                        ? answer.path("entry[0].response.status")
                        : String.valueOf(answer.statusCode());
                assertThat(told).as(type + place + answer.asString()).startsWith("" + status);
            }
        }
        String six = stored(person);
        assertThat(bundle("batch", put("Condition?_id=" + six, tags, null, condition(person, null, "Changed")))
                        .<String>path("entry[0].response.status"))
                .startsWith("" + status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"*;200", "W/\"9\",W/\"1\";200", "W/\"9\";412", "W/\"8\",W/\"9\";412", "words;400"})
    void operationsReadIfMatchToo(String tags, int status) {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");

        as("demo-cmht")
                .header("If-Match", tags)
                .body("""
                        {"resourceType":"Parameters","parameter":[
                         {"name":"to","valueReference":{"reference":"HealthcareService/with-you-wigan"}},
                         {"name":"reason","valueCodeableConcept":{"text":"Alcohol first"}}]}""")
                .post("/Task/" + task.id() + "/$hand-on")
                .then()
                .statusCode(status);
        Referral referral = Referral.toCmht();
        as(GP).header("If-Match", tags)
                .body("""
                        {"resourceType":"Parameters","parameter":[
                         {"name":"reason","valueCodeableConcept":{"text":"Moved away"}},
                         {"name":"decided-by","valueCode":"person"}]}""")
                .post("/ServiceRequest/" + referral.id() + "/$withdraw")
                .then()
                .statusCode(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "a=%zz", "Patient?identifier=x|y", "=", "?", "&&", "identifier=", "nonsense=1"})
    void ifNoneExistThatIsNoSearchCreatesNothing(String search) {
        String person = Referral.toCmht().patient();

        Response answer = as(GP).header("If-None-Exist", search)
                .body(condition(person, null, "Low mood"))
                .post("/Condition");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    }

    @Test
    void patchTellsTheVersionThatItMade() {
        String id = stored(Referral.toCmht().patient());

        for (String prefer : new String[] {"representation", "minimal", "OperationOutcome"}) {
            String before = as(GP).get("/Condition/" + id).path("meta.versionId");
            String next = String.valueOf(Integer.parseInt(before) + 1);
            as(GP).header("Prefer", "return=" + prefer)
                    .contentType("application/json-patch+json")
                    .body("[{\"op\":\"replace\",\"path\":\"/code/text\",\"value\":\"By " + prefer + "\"}]")
                    .patch("/Condition/" + id)
                    .then()
                    .statusCode(200)
                    .header("ETag", "W/\"" + next + "\"")
                    .header("Last-Modified", notNullValue());
        }
    }

    @Test
    void conditionalUpdateTakesNoOtherIdThanThatOfWhatItFinds() {
        String person = Referral.toCmht().patient();
        String id = stored(person);
        String other = stored(person);

        as(GP).body(condition(person, other, "Changed"))
                .put("/Condition?_id=" + id)
                .then()
                .statusCode(400);
        assertThat(bundle("transaction", put("Condition?_id=" + id, null, null, condition(person, other, "Changed")))
                        .statusCode())
                .isEqualTo(400);
        as(GP).body(condition(person, other, "Changed"))
                .put("/Condition?identifier=urn:x|" + fresh())
                .then()
                .statusCode(equalTo(400));
        as(GP).body(condition(person, id, "Changed"))
                .put("/Condition?_id=" + id)
                .then()
                .statusCode(200);

        as(GP).get("/Condition/" + other).then().body("meta.versionId", equalTo("1"));
    }

    private static String stored(String person) {
        return as(GP).body(condition(person, null, "Low mood"))
                .post("/Condition")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String fresh() {
        return "c" + UUID.randomUUID();
    }

    private static String condition(String person, String id, String text) {
        return """
                {"resourceType":"Condition",%s
                 "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical",
                  "code":"active"}]},
                 "code":{"text":"%s"},"subject":{"reference":"Patient/%s"},"recordedDate":"2026-11-02"}""".formatted(id == null ? "" : "\"id\":\"" + id + "\",", text, person);
    }

    private static String put(String url, String ifMatch, String ifNoneMatch, String resource) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"PUT\",\"url\":\"" + url + "\""
                + (ifMatch == null ? "" : ",\"ifMatch\":\"" + ifMatch.replace("\"", "\\\"") + "\"")
                + (ifNoneMatch == null ? "" : ",\"ifNoneMatch\":\"" + ifNoneMatch.replace("\"", "\\\"") + "\"") + "}}";
    }

    private static Response bundle(String type, String entry) {
        RequestSpecification request = as(GP);
        return request.body("{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + entry + "]}")
                .post();
    }
}

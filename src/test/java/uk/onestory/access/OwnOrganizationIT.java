package uk.onestory.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.scenario.Referral;

/** {@code Organization/me} is one's own organisation in every search, wherever it stands. */
class OwnOrganizationIT {

    private static final String GP = "demo-gp";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requester=Organization/me",
                "requester:Organization=me",
                "requester=Organization/nobody-here,Organization/me",
                "requester:Organization=nobody-here,me",
                "requester%3AOrganization=%6De",
                "requester=Organization%2Fme",
                "requester:Organization._id=me",
                "subject:Patient.general-practitioner=Organization/me",
                "subject:Patient.general-practitioner:Organization=me",
                "_has:Task:focus:requester=Organization/me",
                "requester=/Organization/me",
                "requester:Organization._id=Organization/me",
                "subject:Patient.general-practitioner:Organization._id=me"
            })
    void everySearchKnowsIt(String search) {
        Referral referral = Referral.toCmht();

        String query = "_id=" + referral.id() + "&" + search;
        assertFound(as(GP).urlEncodingEnabled(false).get("/ServiceRequest?" + query), "entry[0].resource.id", referral);
        assertFound(
                as(GP).contentType("application/x-www-form-urlencoded")
                        .body(query)
                        .post("/ServiceRequest/_search"),
                "entry[0].resource.id",
                referral);
        assertFound(as(GP).body("""
                        {"resourceType":"Bundle","type":"batch","entry":[
                         {"request":{"method":"GET","url":"ServiceRequest?%s"}}]}""".formatted(query)).post(), "entry[0].resource.entry[0].resource.id", referral);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HealthcareService?organization._id=me",
                "Organization?_id=me",
                "Organization?_id=Organization/me"
            })
    void itsIdAloneIsKnownWhereAnIdIsAskedFor(String search) {
        Response answer = as(GP).get("/" + search);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<List<String>>path("entry.resource.id"))
                .as(answer.asString())
                .isNotEmpty();
    }

    @Test
    void conditionalWritesKnowIt() {
        String person = Referral.toCmht().patient();
        String mine = "patient=" + person + "&patient.general-practitioner=Organization/me";
        String first = create(person, mine).then().statusCode(201).extract().path("id");

        create(person, mine).then().statusCode(200);
        create(person, "patient=" + person + "&patient.general-practitioner:Organization=me")
                .then()
                .statusCode(200);
        as(GP).body("""
                {"resourceType":"Bundle","type":"transaction","entry":[{"resource":%s,
                 "request":{"method":"POST","url":"Observation","ifNoneExist":"%s"}}]}""".formatted(observation(person), mine))
                .post()
                .then()
                .statusCode(200)
                .body("entry[0].response.status", org.hamcrest.Matchers.startsWith("200"));
        as(GP).body(observation(person).replace("Better", "Good"))
                .urlEncodingEnabled(false)
                .put("/Observation?patient=" + person + "&patient.general-practitioner=Organization%2Fme")
                .then()
                .statusCode(200)
                .body("id", equalTo(first));
        as(GP).contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/valueString\",\"value\":\"Fine\"}]")
                .patch("/Observation?patient=" + person + "&patient.general-practitioner:Organization=me")
                .then()
                .statusCode(200)
                .body("id", equalTo(first));
    }

    private static void assertFound(Response answer, String path, Referral referral) {
        assertThat(answer.<String>path(path)).as(answer.asString()).isEqualTo(referral.id());
    }

    private static Response create(String person, String condition) {
        return as(GP).header("If-None-Exist", condition)
                .body(observation(person))
                .post("/Observation");
    }

    private static String observation(String person) {
        return """
                {"resourceType":"Observation","status":"final","code":{"text":"Mood"},
                 "subject":{"reference":"Patient/%s"},"valueString":"Better"}""".formatted(person);
    }
}

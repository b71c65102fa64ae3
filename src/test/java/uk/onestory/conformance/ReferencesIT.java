package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static uk.onestory.OneStoryServer.as;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** References in all their forms: what names this server, what names another one, and what names a version. */
class ReferencesIT {

    private static final String GP = "demo-gp";
    private static final String CMHT = "demo-cmht";

    /** What no reference of a resource may be, and HTTP status. */
    private static final List<String> REFUSED = List.of(
            "http://other.example/fhir/Patient/%s",
            "//other.example/fhir/Patient/%s",
            "other/fhir/Patient/%s",
            "Patient/%s/_history/1",
            "Patient/%s/_history/99");

    @Test
    void ownUrlIsReadAsRelativeOnEveryWayOfWriting() {
        String person = Referral.toCmht().patient();
        String own = own().replace("http://localhost", "HTTP://LOCALHOST") + "/Patient/" + person;

        String id = as(GP).body(observation(own))
                .post("/Observation")
                .then()
                .statusCode(201)
                .body("subject.reference", equalTo("Patient/" + person))
                .extract()
                .path("id");
        as(GP).body(observation(own)
                        .replace("{", "{\"id\":\"" + id + "\",")
                        .replaceFirst("\"code\":\\{\"id\":\"[^\"]*\",", "\"code\":{")
                        .replaceFirst("\"subject\":\\{\"id\":\"[^\"]*\",", "\"subject\":{")
                        .replace("Better", "Good"))
                .put("/Observation/" + id)
                .then()
                .statusCode(200)
                .body("subject.reference", equalTo("Patient/" + person));
        patch(id, own).then().statusCode(200).body("subject.reference", equalTo("Patient/" + person));
        fhirPatch(id, own).then().statusCode(200).body("subject.reference", equalTo("Patient/" + person));
        for (String type : List.of("batch", "transaction")) {
            as(GP).body("{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":["
                            + entry(observation(own), own() + "/Observation") + "]}")
                    .post()
                    .then()
                    .statusCode(200)
                    .body("entry[0].response.status", containsString("201"));
        }
        as(GP).contentType("application/fhir+xml")
                .accept("application/fhir+json")
                .body(OneStoryServer.fhir()
                        .newXmlParser()
                        .encodeResourceToString(OneStoryServer.fhir()
                                .newJsonParser()
                                .parseResource(Observation.class, observation(own))))
                .post("/Observation")
                .then()
                .statusCode(201)
                .body("subject.reference", equalTo("Patient/" + person));
        as(GP).get("/Observation?patient=" + person + "&_count=50")
                .then()
                .body("entry.resource.subject.reference.unique()", equalTo(List.of("Patient/" + person)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject=%s",
                "subject:Patient=%s",
                "subject=Patient/nobody-here,%s",
                "_has:Task:focus:patient=%s"
            })
    void ownUrlFindsWhatTheRelativeOneFinds(String search) {
        Referral referral = Referral.toCmht();
        String query = "_id=" + referral.id() + "&" + search.formatted(own() + "/Patient/" + referral.patient());

        as(GP).get("/ServiceRequest?" + query)
                .then()
                .statusCode(200)
                .body("entry[0].resource.id", equalTo(referral.id()));
        as(GP).contentType("application/x-www-form-urlencoded")
                .body(query)
                .post("/ServiceRequest/_search")
                .then()
                .body("entry[0].resource.id", equalTo(referral.id()));
        as(GP).body("""
                {"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"%s/ServiceRequest?%s"}}]}""".formatted(own(), query))
                .post()
                .then()
                .body("entry[0].resource.entry[0].resource.id", equalTo(referral.id()));
    }

    @Test
    void whatPointsElsewhereOrToAVersionIsRefusedOnEveryWayOfWriting() {
        String person = Referral.toCmht().patient();
        String id = as(GP).body(observation("Patient/" + person))
                .post("/Observation")
                .path("id");
        for (String form : REFUSED) {
            String reference = form.formatted(person);
            assertRefused(form, as(GP).body(observation(reference)).post("/Observation"));
            assertRefused(form, as(GP).body(contained(person, reference)).post("/Observation"));
            assertRefused(form, as(GP).body(extended(person, reference)).post("/Observation"));
            assertRefused(form, patch(id, reference));
            assertRefused(form, fhirPatch(id, reference));
            assertRefused(
                    form,
                    as(GP).body("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                                    + entry(observation(reference), "Observation") + "]}")
                            .post());
            as(GP).body("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                            + entry(observation(reference), "Observation") + ","
                            + entry(observation("Patient/" + person), "Observation") + "]}")
                    .post()
                    .then()
                    .body("entry[0].response.status", containsString("422"))
                    .body("entry[1].response.status", containsString("201"));
        }
        as(GP).get("/Observation/" + id).then().body("meta.versionId", equalTo("1"));
        as(GP).get("/Observation?patient=" + person + "&_count=50")
                .then()
                .body("entry.resource.subject.reference.unique()", equalTo(List.of("Patient/" + person)));
    }

    @Test
    void urnThatLinksToNothingIsRefused() {
        Response alone = as(GP).body(observation("urn:uuid:4a7e1b6e-5a37-4f5c-8a3e-6f1d2c3b4a59"))
                .post("/Observation");

        assertThat(alone.statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://other.example/fhir/HealthcareService/with-you-wigan",
                "HealthcareService/with-you-wigan/_history/1",
                "x/HealthcareService/with-you-wigan"
            })
    void handOnToAnotherServersServiceIsRefused(String to) {
        TestTask task = Referral.toCmht().taskOf(CMHT);

        task.handOn(CMHT, to).then().statusCode(422).body("issue[0].expression[0]", containsString("Parameters"));

        assertThat(task.version()).isEqualTo("1");
    }

    @Test
    void operationsTakeTheOwnUrl() {
        Referral referral = Referral.toCmht();
        referral.taskOf(CMHT)
                .handOn(CMHT, own() + "/HealthcareService/with-you-wigan")
                .then()
                .statusCode(200);
        String person = own() + "/Patient/" + referral.patient();
        as(CMHT).queryParam("subject", person)
                .queryParam("canonical", "https://fhir.onestory.example/Questionnaire/OneStory-AboutMe")
                .get("/Questionnaire/$populate")
                .then()
                .statusCode(200);
        as(CMHT).body("""
                {"resourceType":"Parameters","parameter":[{"name":"subject","valueReference":{"reference":"%s"}},
                 {"name":"canonical","valueUri":"https://fhir.onestory.example/Questionnaire/OneStory-AboutMe"}]}""".formatted(person))
                .post("/Questionnaire/$populate")
                .then()
                .statusCode(200);
        as(CMHT).queryParam("subject", "http://other.example/fhir/Patient/" + referral.patient())
                .queryParam("canonical", "https://fhir.onestory.example/Questionnaire/OneStory-AboutMe")
                .get("/Questionnaire/$populate")
                .then()
                .statusCode(400);
    }

    @Test
    void provenanceKeepsTheVersionsThatItNames() {
        String person = Referral.toCmht().patient();
        String id = as(GP).body(observation("Patient/" + person))
                .post("/Observation")
                .path("id");
        patchText(id).then().statusCode(200);

        String stored = as(GP).body(
                        provenance("Observation/" + id + "/_history/1", own() + "/Observation/" + id + "/_history/2"))
                .post("/Provenance")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        JsonPath read = as(GP).get("/Provenance/" + stored).jsonPath();
        assertThat(read.getString("target[0].reference")).isEqualTo("Observation/" + id + "/_history/1");
        assertThat(read.getString("entity[0].what.reference")).isEqualTo("Observation/" + id + "/_history/2");
        assertThat(read.getString("agent[0].who.reference")).isEqualTo("Organization/gp-wigan-1/_history/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_history/99", "/_history/abc", "/_history/0", "/_history/"})
    void versionThatIsNotThereIsRefused(String version) {
        String person = Referral.toCmht().patient();
        String id = as(GP).body(observation("Patient/" + person))
                .post("/Observation")
                .path("id");
        String here = "Observation/" + id;

        for (String body : List.of(provenance(here + version, here), provenance(here, here + version))) {
            Response alone = as(GP).body(body).post("/Provenance");
            assertThat(alone.statusCode()).as(alone.asString()).isBetween(400, 422);
            Response together = as(GP).body("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                            + entry(body, "Provenance") + "]}")
                    .post();
            assertThat(together.statusCode()).as(together.asString()).isBetween(400, 422);
        }
    }

    @Test
    void httpFullUrlIsReplacedInReferencesAndLinks() {
        String nhsNumber = uk.onestory.Fixtures.nextNhsNumber();
        String body = uk.onestory.Fixtures.json("scenario/gp-refers-to-cmht.json", nhsNumber)
                .replace("urn:uuid:61ebe359-bfdc-4613-8bf2-c5e300945f0a", "https://gp.example/fhir/Patient/1")
                .replace("urn:uuid:61ebe359-bfdc-4613-8bf2-c5e300945f0b", "https://gp.example/fhir/Condition/2");

        JsonPath answer =
                as(GP).body(body).post().then().statusCode(200).extract().jsonPath();

        String person = answer.getString("entry[0].response.location").split("/", -1)[1];
        as(GP).get("/ServiceRequest?subject=Patient/" + person)
                .then()
                .body("entry[0].resource.subject.reference", equalTo("Patient/" + person));
        as(GP).get("/Condition?patient=" + person)
                .then()
                .body("entry.resource.subject.reference", not(hasItem(containsString("example"))));
    }

    @Test
    void relativeReferenceIsReadAgainstTheFullUrlOfItsEntry() {
        String nhsNumber = uk.onestory.Fixtures.nextNhsNumber();
        String url = "https://gp.example/fhir/Patient/local-1";
        String patient = """
                {"resourceType":"Patient","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}],
                 "name":[{"family":"Ashworth","given":["Sam"]}],"birthDate":"1985-03-02","gender":"other",
                 "generalPractitioner":[{"reference":"Organization/gp-wigan-1"}]}""".formatted(nhsNumber);
        String linked = observation("Patient/local-1")
                .replaceFirst(
                        "\\{",
                        "{\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns=\\\\\"http://www.w3.org/1999/xhtml\\\\\"><a href=\\\\\""
                                + url
                                + "\\\\\">Sam</a> <a href=\\\\\"urn:uuid:61ebe359-bfdc-4613-8bf2-c5e300945fff\\\\\">more</a><img alt=\\\\\"x\\\\\" src=\\\\\"urn:uuid:61ebe359-bfdc-4613-8bf2-c5e300945fff\\\\\"/></div>\"},");
        String body = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                + entry(patient, "Patient").replaceFirst("\\{", "{\"fullUrl\":\"" + url + "\",") + ","
                + entry(linked, "Observation")
                        .replaceFirst("\\{", "{\"fullUrl\":\"https://gp.example/fhir/Observation/9\",")
                + ","
                + entry(observation(url), "Observation")
                        .replaceFirst("\\{", "{\"fullUrl\":\"urn:uuid:61ebe359-bfdc-4613-8bf2-c5e300945fff\",")
                + "]}";

        Response sent = as(GP).body(body).post();
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(200);
        JsonPath answer = sent.jsonPath();

        String person = String.join(
                "/",
                List.of(answer.getString("entry[0].response.location").split("/", -1))
                        .subList(0, 2));
        String more = String.join(
                "/",
                List.of(answer.getString("entry[2].response.location").split("/", -1))
                        .subList(0, 2));
        as(GP).get("/" + answer.getString("entry[1].response.location").replaceFirst("/_history.*", ""))
                .then()
                .body("subject.reference", equalTo(person))
                .body("text.div", containsString("href=\"" + person + "\""))
                .body("text.div", containsString("href=\"" + more + "\""))
                .body("text.div", containsString("src=\"" + more + "\""));
    }

    @Test
    void linksOfANarrativeFollowTheEntryInEveryFormThatReferencesHave() {
        String person = "{\"fullUrl\":\"http://my.example/fhir/Patient/1\","
                + entry(person(), "Patient").substring(1);
        String observation = "{\"fullUrl\":\"http://my.example/fhir/Observation/2\","
                + entry(
                                observation("Patient/1")
                                        .replaceFirst(
                                                "\\{",
                                                "{\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns=\\\\\"http://www.w3.org/1999/xhtml\\\\\"><a href=\\\\\"Patient/1\\\\\">Sam</a></div>\"},"),
                                "Observation")
                        .substring(1);

        Response sent = as(GP).body("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + person + ","
                        + observation + "]}")
                .post();

        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(200);
        String made = sent.<String>path("entry[0].response.location").replaceFirst("/_history.*", "");
        as(GP).get("/" + sent.<String>path("entry[1].response.location").replaceFirst("/_history.*", ""))
                .then()
                .body("subject.reference", equalTo(made))
                .body("text.div", containsString("href=\"" + made + "\""));
    }

    @Test
    void uuidsAreTheSameWhateverTheirCase() {
        for (List<String> urns : List.of(
                List.of(
                        "urn:uuid:61ebe359-bfdc-4613-8bf2-c5e300945f0a",
                        "urn:uuid:61EBE359-BFDC-4613-8BF2-C5E300945F0A"),
                List.of(
                        "urn:uuid:61EBE359-BFDC-4613-8BF2-C5E300945F0A",
                        "urn:uuid:61ebe359-bfdc-4613-8bf2-c5e300945f0a"),
                List.of(
                        "URN:UUID:61EBE359-BFDC-4613-8BF2-C5E300945F0A",
                        "urn:uuid:61EBE359-bfdc-4613-8bf2-c5e300945f0a"))) {
            String linked = observation(urns.get(1))
                    .replaceFirst(
                            "\\{",
                            "{\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns=\\\\\"http://www.w3.org/1999/xhtml\\\\\"><a href=\\\\\""
                                    + urns.get(1) + "\\\\\">Sam</a></div>\"},");

            Response sent = as(GP).body(
                            "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"fullUrl\":\""
                                    + urns.get(0) + "\","
                                    + entry(person(), "Patient").substring(1) + ","
                                    + entry(linked, "Observation") + "]}")
                    .post();

            assertThat(sent.statusCode()).as(urns + sent.asString()).isEqualTo(200);
            String made = sent.<String>path("entry[0].response.location").replaceFirst("/_history.*", "");
            as(GP).get("/" + sent.<String>path("entry[1].response.location").replaceFirst("/_history.*", ""))
                    .then()
                    .body("subject.reference", equalTo(made))
                    .body("text.div", containsString("href=\"" + made + "\""));
        }
    }

    @Test
    void aReferenceIsOfTheTypeThatItSays() {
        Referral referral = Referral.toCmht();
        String person = "Patient/" + referral.patient();
        for (String type : List.of("Organization", "http://hl7.org/fhir/StructureDefinition/Group", "Frob")) {
            assertRefused(
                    type,
                    as(GP).body(observation(person + "\",\"type\":\"" + type)).post("/Observation"));
            Response handedOn = as(CMHT).body("""
                    {"resourceType":"Parameters","parameter":[
                     {"name":"to","valueReference":{"reference":"HealthcareService/with-you-wigan","type":"%s"}},
                     {"name":"reason","valueCodeableConcept":{"text":"x"}}]}""".formatted(type))
                    .post("/Task/" + referral.taskOf(CMHT).id() + "/$hand-on");
            assertRefused(type, handedOn);
        }
        as(GP).body(observation(person + "\",\"type\":\"Patient"))
                .post("/Observation")
                .then()
                .statusCode(201);
        assertThat(referral.taskOf(CMHT).version()).isEqualTo("1");
    }

    private static String person() {
        return """
                {"resourceType":"Patient","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"%s"}],
                 "name":[{"family":"Ashworth","given":["Sam"]}],"birthDate":"1985-03-02","gender":"other",
                 "generalPractitioner":[{"reference":"Organization/gp-wigan-1"}]}""".formatted(uk.onestory.Fixtures.nextNhsNumber());
    }

    private static String own() {
        return OneStoryServer.base();
    }

    private static void assertRefused(String form, Response answer) {
        assertThat(answer.statusCode()).as(form + ": " + answer.asString()).isEqualTo(422);
    }

    private static String observation(String subject) {
        return """
                {"resourceType":"Observation","status":"final","code":{"text":"Mood"},
                 "subject":{"reference":"%s"},"valueString":"Better"}""".formatted(subject);
    }

    private static String contained(String person, String reference) {
        return observation("Patient/" + person).replaceFirst("\\{", """
                {"contained":[{"resourceType":"Observation","id":"c","status":"final","code":{"text":"Sleep"},
                 "subject":{"reference":"%s"}}],"hasMember":[{"reference":"#c"}],""".formatted(reference));
    }

    private static String extended(String person, String reference) {
        return observation("Patient/" + person).replaceFirst("\\{", """
                {"extension":[{"url":"http://example.org/about","valueReference":{"reference":"%s"}}],""".formatted(reference));
    }

    private static String provenance(String target, String what) {
        return """
                {"resourceType":"Provenance","target":[{"reference":"%s"}],"recorded":"2026-11-02T10:00:00Z",
                 "agent":[{"who":{"reference":"Organization/gp-wigan-1/_history/1"}}],"activity":{"text":"recorded"},
                 "entity":[{"role":"source","what":{"reference":"%s"}}]}""".formatted(target, what);
    }

    private static String entry(String resource, String url) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"POST\",\"url\":\"" + url + "\"}}";
    }

    private static Response patch(String id, String subject) {
        return as(GP).contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/subject/reference\",\"value\":\"" + subject + "\"}]")
                .patch("/Observation/" + id);
    }

    private static Response patchText(String id) {
        return as(GP).contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/valueString\",\"value\":\"Good\"}]")
                .patch("/Observation/" + id);
    }

    private static Response fhirPatch(String id, String subject) {
        return as(GP).body("""
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                 {"name":"type","valueCode":"replace"},{"name":"path","valueString":"Observation.subject"},
                 {"name":"value","valueReference":{"reference":"%s"}}]}]}""".formatted(subject)).patch("/Observation/" + id);
    }
}

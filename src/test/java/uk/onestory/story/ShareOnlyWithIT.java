package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;

/** What a person shares with some only is shown to nobody else, by whatever way they read. */
class ShareOnlyWithIT {

    private static final String ONLY = "https://fhir.onestory.example/StructureDefinition/OneStory-ShareOnlyWith";
    private static final String FOR_WITH_YOU = "PLANTED-FOR-WITH-YOU";
    private static final String FOR_MENTAL_HEALTH = "PLANTED-FOR-MENTAL-HEALTH";
    private static final String FOR_ALL = "Say who you are";

    private static StoryPerson person;
    private static String id;

    @BeforeAll
    static void tell() {
        person = StoryPerson.send(0);
        id = StoryPerson.request("demo-gp")
                .body(response(FOR_WITH_YOU))
                .post(OneStoryServer.base() + "/QuestionnaireResponse")
                .then()
                .statusCode(201)
                .extract()
                .header("Location")
                .replaceFirst("^.*QuestionnaireResponse/([^/]+).*$", "$1");
    }

    @Test
    void whoIsNotNamedSeesTheRestByWhateverWayTheyRead() {
        for (String way : List.of(
                "/QuestionnaireResponse/" + id,
                "/QuestionnaireResponse/" + id + "/_history/1",
                "/QuestionnaireResponse/" + id + "/_history",
                "/QuestionnaireResponse?patient=" + person.id(),
                "/QuestionnaireResponse?patient=" + person.id() + "&_elements=item",
                "/QuestionnaireResponse?patient=" + person.id() + "&_pretty=true",
                "/Patient?_id=" + person.id() + "&_revinclude=QuestionnaireResponse:subject",
                "/QuestionnaireResponse/_history",
                "/Patient/" + person.id() + "/$story")) {
            assertThat(get("demo-gp", way)).as(way).doesNotContain("PLANTED").contains(FOR_ALL, "SUBSETTED");
            assertThat(get("demo-cmht", way))
                    .as(way)
                    .doesNotContain(FOR_WITH_YOU)
                    .contains(FOR_ALL, FOR_MENTAL_HEALTH);
            assertThat(get("demo-withyou", way)).as(way).contains(FOR_ALL, FOR_WITH_YOU);
        }
        assertThat(StoryPerson.request("demo-gp")
                        .body(
                                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\","
                                        + "\"url\":\"QuestionnaireResponse/" + id + "\"}}]}")
                        .post(OneStoryServer.base())
                        .asString())
                .contains(FOR_ALL)
                .doesNotContain("PLANTED");
    }

    @Test
    void whoDoesNotSeeAllOfItDoesNotOverwriteIt() {
        String seen = get("demo-gp", "/QuestionnaireResponse/" + id);
        for (String body : List.of(seen, seen.replace("SUBSETTED", "WHOLE"))) {
            StoryPerson.request("demo-gp")
                    .body(body)
                    .put(OneStoryServer.base() + "/QuestionnaireResponse/" + id)
                    .then()
                    .statusCode(422)
                    .body("issue[0].details.coding[0].code", equalTo("shared-with-others"));
        }
        assertThat(get("demo-withyou", "/QuestionnaireResponse/" + id)).contains(FOR_WITH_YOU);
    }

    @Test
    void nobodyAsksByPatchWhatTheyAreNotShown() {
        StoryPerson.request("demo-gp")
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"test\",\"path\":\"/item/1/answer/0/valueString\",\"value\":\"" + FOR_WITH_YOU
                        + "\"}]")
                .patch(OneStoryServer.base() + "/QuestionnaireResponse/" + id)
                .then()
                .statusCode(405);
    }

    @Test
    void anybodyOfTheirServicesAddsWhatIsNew() {
        StoryPerson.request("demo-gp")
                .body(response("Something else")
                        .replace(person.id(), StoryPerson.send(0).id()))
                .post(OneStoryServer.base() + "/QuestionnaireResponse")
                .then()
                .statusCode(201);
    }

    @Test
    void aFormComesFilledInWithoutIt() {
        String form = "/Questionnaire/OneStory-AboutMe/$populate?subject=Patient/" + person.id();
        assertThat(get("demo-gp", form)).doesNotContain("PLANTED").contains(FOR_ALL);
        assertThat(get("demo-withyou", form)).contains(FOR_WITH_YOU);
    }

    @Test
    void noExportHoldsIt() {
        RequestSpecification reporting = StoryPerson.request("demo-reporting").header("Prefer", "respond-async");
        String status = reporting
                .get(OneStoryServer.base() + "/$export?_type=QuestionnaireResponse")
                .header("Content-Location");
        Response manifest = Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> StoryPerson.request("demo-reporting").get(status), polled -> polled.statusCode() == 200);
        List<String> files = manifest.path("output.url");
        String all = files.stream()
                .map(file -> StoryPerson.request("demo-reporting")
                        .accept("application/fhir+ndjson")
                        .get(file)
                        .asString())
                .collect(Collectors.joining());
        assertThat(all).contains("QuestionnaireResponse\",\"id\":\"" + id).doesNotContain("PLANTED");
    }

    private static String get(String partner, String way) {
        Response answer = StoryPerson.request(partner).get(OneStoryServer.base() + way);
        assertThat(answer.statusCode()).as(way).isEqualTo(200);
        return answer.asString();
    }

    private static String response(String forWithYou) {
        return "{\"resourceType\":\"QuestionnaireResponse\",\"status\":\"completed\",\"questionnaire\":"
                + "\"https://fhir.onestory.example/Questionnaire/OneStory-AboutMe\",\"subject\":{\"reference\":\"Patient/"
                + person.id() + "\"},\"authored\":\"2026-11-20\",\"author\":{\"reference\":\"Patient/" + person.id()
                + "\"},\"item\":[" + item("please-do", FOR_ALL, "") + ","
                + item(
                        "also-worth-knowing",
                        forWithYou,
                        ",\"extension\":[{\"url\":\"" + ONLY
                                + "\",\"valueReference\":{\"reference\":\"Organization/with-you\"}}]")
                + ","
                + item(
                        "my-wellness",
                        FOR_MENTAL_HEALTH,
                        ",\"extension\":[{\"url\":\"" + ONLY + "\",\"valueCoding\":{\"system\":"
                                + "\"https://fhir.onestory.example/CodeSystem/OneStory-ServiceSector\",\"code\":"
                                + "\"mental-health\"}}]")
                + "]}";
    }

    private static String item(String linkId, String answer, String extension) {
        return "{\"linkId\":\"" + linkId + "\"" + extension + ",\"answer\":[{\"valueString\":\"" + answer + "\"}]}";
    }
}

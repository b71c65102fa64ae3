package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;

/** {@code $story} as a partner calls it. */
class StoryIT {

    private static StoryPerson sam;

    @BeforeAll
    static void sendRecord() {
        sam = StoryPerson.send(0);
    }

    @Test
    void everyPartnerReadsTheSameStory() {
        Set<String> stories = List.of("demo-gp", "demo-cmht", "demo-withyou").stream()
                .map(partner -> bundle(StoryPerson.request(partner).get(story(sam))))
                .map(bundle -> StoryFixture.json(bundle.setTimestamp(null)))
                .collect(Collectors.toSet());
        assertThat(stories).hasSize(1);
    }

    @Test
    void postAndIdentifierGiveTheSameStory() {
        String identifier = bundle(StoryPerson.request("demo-gp").get(story(sam)))
                .getIdentifier()
                .getValue();
        StoryPerson.request("demo-gp")
                .body("{\"resourceType\":\"Parameters\"}")
                .post(story(sam))
                .then()
                .statusCode(200)
                .body("identifier.value", equalTo(identifier));
        StoryPerson.request("demo-gp")
                .queryParam("identifier", sam.identifier())
                .get(OneStoryServer.base() + "/Patient/$story")
                .then()
                .statusCode(200)
                .body("identifier.value", equalTo(identifier));
        StoryPerson.request("demo-gp")
                .body("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"identifier\",\"valueString\":\""
                        + sam.identifier() + "\"}]}")
                .post(OneStoryServer.base() + "/Patient/$story")
                .then()
                .statusCode(200)
                .body("identifier.value", equalTo(identifier));
    }

    @Test
    void theTasksOnAReferralAreInTheStory() {
        Referral referral = Referral.toCmht();
        Bundle story = bundle(StoryPerson.request("demo-cmht")
                .get(OneStoryServer.base() + "/Patient/" + referral.patient() + "/$story"));
        assertThat(story.getEntry())
                .extracting(BundleEntryComponent::getFullUrl)
                .contains(OneStoryServer.base() + "/Task/"
                        + referral.taskOf("demo-cmht").id());
    }

    @Test
    void theWholeRecordIsTold() {
        Bundle story = bundle(StoryPerson.request("demo-cmht").get(story(sam)));
        Composition composition = (Composition) story.getEntryFirstRep().getResource();
        assertThat(composition.getSection().stream()
                        .filter(section -> !section.hasEntry())
                        .map(section -> section.getCode().getCodingFirstRep().getCode()))
                .containsExactly("history");
        assertThat(story.getEntry())
                .extracting(entry -> entry.getFullUrl())
                .contains(OneStoryServer.base() + "/Patient/" + sam.id())
                .contains(OneStoryServer.base() + "/Organization/gmmh")
                .doesNotHaveDuplicates();
    }

    @Test
    void theStoryIsValidForTheServersOwnValidator() {
        String story = StoryPerson.request("demo-gp").get(story(sam)).asString();
        List<String> severities = StoryPerson.request("demo-gp")
                .body(story)
                .post(OneStoryServer.base() + "/Bundle/$validate")
                .then()
                .extract()
                .path("issue.severity");
        assertThat(severities).doesNotContain("error", "fatal");
    }

    @Test
    void xmlIsGivenToWhoAsksForIt() {
        StoryPerson.request("demo-gp")
                .accept("application/fhir+xml")
                .get(story(sam) + "?_format=xml")
                .then()
                .statusCode(200)
                .contentType("application/fhir+xml")
                .body(containsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">"));
    }

    @Test
    void sectionsMayBeGivenByCommaOrRepeatedByGetOrPost() {
        List<String> urls = List.of("?sections=needs,scores", "?sections=needs&sections=scores");
        for (String url : urls) {
            assertThat(told(StoryPerson.request("demo-gp").get(story(sam) + url)))
                    .containsExactly("needs", "scores");
        }
        assertThat(told(StoryPerson.request("demo-gp")
                        .body("{\"resourceType\":\"Parameters\",\"parameter\":["
                                + "{\"name\":\"sections\",\"valueCode\":\"needs\"},"
                                + "{\"name\":\"sections\",\"valueString\":\"scores\"}]}")
                        .post(story(sam))))
                .containsExactly("needs", "scores");
    }

    @Test
    void sinceHidesTheOldButNotWhatKeepsThePersonSafe() {
        assertThat(told(StoryPerson.request("demo-gp").get(story(sam) + "?since=2100-01-01")))
                .containsExactly("please-do", "safety");
        assertThat(told(StoryPerson.request("demo-gp")
                        .body("{\"resourceType\":\"Parameters\",\"parameter\":["
                                + "{\"name\":\"since\",\"valueInstant\":\"2100-01-01T00:00:00Z\"}]}")
                        .post(story(sam))))
                .containsExactly("please-do", "safety");
        assertThat(told(StoryPerson.request("demo-gp").get(story(sam) + "?since=1990-01-01")))
                .hasSize(11);
    }

    @Test
    void unknownSectionOrDateIsRefused() {
        StoryPerson.request("demo-gp")
                .get(story(sam) + "?sections=gossip")
                .then()
                .statusCode(400)
                .body("resourceType", equalTo("OperationOutcome"));
        StoryPerson.request("demo-gp")
                .get(story(sam) + "?since=yesterday")
                .then()
                .statusCode(400);
        StoryPerson.request("demo-gp")
                .get(OneStoryServer.base() + "/Patient/$story")
                .then()
                .statusCode(400);
        StoryPerson.request("demo-gp")
                .get(OneStoryServer.base() + "/Patient/$story?identifier=9990000018")
                .then()
                .statusCode(400);
    }

    @Test
    void unknownPersonIsAbsentInTheWordsOfAnyAbsentPerson() {
        String absent = StoryPerson.request("demo-gp")
                .get(OneStoryServer.base() + "/Patient/nobody")
                .asString();
        Response story = StoryPerson.request("demo-gp").get(OneStoryServer.base() + "/Patient/nobody/$story");
        assertThat(story.statusCode()).isEqualTo(404);
        assertThat(story.asString()).isEqualTo(absent);
        StoryPerson.request("demo-gp")
                .queryParam("identifier", "https://onestory.test/Id/person|nobody")
                .get(OneStoryServer.base() + "/Patient/$story")
                .then()
                .statusCode(404)
                .body("issue.code", hasItem("not-found"));
    }

    @Test
    void onlyTypesOfTheTokensScopesAreTold() {
        String narrow = OneStoryServer.token("demo-gp", "system/Patient.r system/Condition.r");
        Bundle story = bundle(StoryPerson.withToken(narrow).get(story(sam)));
        assertThat(story.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsOnly("Composition", "Patient", "Condition");
        assertThat(StoryFixture.json(story)).doesNotContain("Sertraline", "Suicidal");
    }

    @Test
    void whatTheCallerMayNotSeeIsInNoByte() {
        String blind = OneStoryServer.token(
                "demo-gp",
                "system/Patient.r system/CarePlan.r system/Goal.r system/ServiceRequest.r system/ClinicalImpression.r");
        String story = StoryPerson.withToken(blind).get(story(sam)).asString();
        assertThat(story)
                .contains("When things get hard", "Sam's plan")
                .doesNotContain("Condition/", "Depress", "Alcohol", "Appointment/", "Recovery group", "Sertraline");
    }

    @Test
    void everyResourceIsInTheStoryAsItIsRead() {
        JsonPath story = StoryPerson.request("demo-gp").get(story(sam)).jsonPath();
        List<Map<String, Object>> entries = story.getList("entry");
        entries.stream().skip(1).forEach(entry -> {
            String read = StoryPerson.request("demo-gp")
                    .get((String) entry.get("fullUrl"))
                    .asString();
            assertThat(JsonPath.from(read).<Map<String, Object>>get("$")).isEqualTo(entry.get("resource"));
        });
        assertThat(entries).hasSizeGreaterThan(15);
    }

    @Test
    void aStoryIsWholeOrNone() {
        for (String cut : List.of("_elements=Patient.name", "_summary=true", "_elements:exclude=text")) {
            StoryPerson.request("demo-gp")
                    .get(story(sam) + "?" + cut)
                    .then()
                    .statusCode(400)
                    .body("issue[0].diagnostics", containsString(cut.contains(":") ? "_elements:exclude" : "sections"));
        }
    }

    @Test
    void withoutPatientScopeThereIsNoStory() {
        StoryPerson.withToken(OneStoryServer.token("demo-gp", "system/Condition.rs"))
                .get(story(sam))
                .then()
                .statusCode(403);
        StoryPerson.withToken("nothing").get(story(sam)).then().statusCode(401);
        StoryPerson.request("demo-reporting").get(story(sam)).then().statusCode(403);
        StoryPerson.request("demo-admin").get(story(sam)).then().statusCode(403);
    }

    private static String story(StoryPerson person) {
        return OneStoryServer.base() + "/Patient/" + person.id() + "/$story";
    }

    private static Bundle bundle(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return StoryFixture.FHIR.newJsonParser().parseResource(Bundle.class, response.asString());
    }

    private static List<String> told(Response response) {
        return ((Composition) bundle(response).getEntryFirstRep().getResource())
                .getSection().stream()
                        .filter(SectionComponent::hasEntry)
                        .map(section -> section.getCode().getCodingFirstRep().getCode())
                        .toList();
    }
}

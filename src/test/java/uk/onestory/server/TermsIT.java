package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.Fixtures;

/** Codes and their sets, as form builders and searches ask for them. */
class TermsIT {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/condition-category";
    private static final String OURS = "https://fhir.onestory.example/ValueSet/";

    @Test
    void everyValueSetOfThePackageIsExpanded() {
        List<String> ids = as("demo-gp")
                .queryParam("url:below", "https://fhir.onestory.example")
                .queryParam("_elements", "url")
                .queryParam("_count", 500)
                .get("/ValueSet")
                .then()
                .statusCode(200)
                .extract()
                .path("entry.resource.id");
        assertThat(ids).hasSizeGreaterThan(20);
        for (String id : ids) {
            Response answer = as("demo-gp").get("/ValueSet/" + id + "/$expand");
            assertThat(answer.statusCode()).as(id + ": " + answer.asString()).isEqualTo(200);
            assertThat(answer.<List<String>>path("expansion.contains.code"))
                    .as(id)
                    .isNotEmpty();
        }
    }

    @Test
    void anExpansionIsFoundByUrlFilteredAndPaged() {
        as("demo-gp")
                .queryParam("url", OURS + "OneStory-StorySection")
                .queryParam("filter", "PLEASE")
                .get("/ValueSet/$expand")
                .then()
                .statusCode(200)
                .body("expansion.total", equalTo(1))
                .body("expansion.contains.code", equalTo(List.of("please-do")));
        Response page = as("demo-gp")
                .queryParam("url", OURS + "OneStory-StorySection")
                .queryParam("offset", 2)
                .queryParam("count", 3)
                .get("/ValueSet/$expand");
        assertThat(page.<List<String>>path("expansion.contains.code")).hasSize(3);
        assertThat(page.<Integer>path("expansion.total")).isGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fhir.onestory.example/ValueSet/none",
                "http://hl7.org/fhir/ValueSet/condition-code",
                "http://hl7.org/fhir/ValueSet/languages",
                "http://hl7.org/fhir/ValueSet/mimetypes",
                "x y"
            })
    void whatCannotBeExpandedSaysSo(String url) {
        Response answer = as("demo-gp").queryParam("url", url).get("/ValueSet/$expand");
        if (answer.statusCode() == 200) {
            assertThat(answer.<Integer>path("expansion.total")).isPositive();
        } else {
            answer.then().statusCode(400).body("resourceType", equalTo("OperationOutcome"));
        }
    }

    @Test
    void aSetByTheHierarchyOfSnomedIsRefused() {
        as("demo-gp")
                .body("""
                        {"resourceType":"Parameters","parameter":[{"name":"valueSet","resource":{"resourceType":"ValueSet",
                        "status":"active","compose":{"include":[{"system":"http://snomed.info/sct",
                        "filter":[{"property":"concept","op":"is-a","value":"73211009"}]}]}}}]}""")
                .post("/ValueSet/$expand")
                .then()
                .statusCode(400)
                .body("issue[0].diagnostics", containsString("SNOMED CT"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"include\":[{\"system\":\"http://snomed.info/sct\"}]}",
                "{\"include\":[{\"system\":\"urn:ietf:bcp:13\"}]}",
                "{\"include\":[{\"valueSet\":[\"https://example.org/ValueSet/itself\"]}]}",
                "{\"include\":[{\"valueSet\":[\"http://hl7.org/fhir/ValueSet/mimetypes\"]}]}",
                "{\"include\":[{\"valueSet\":[\"http://nothing.example/ValueSet/x\"]}]}"
            })
    void aSetThatTakesItsCodesFromWhatIsNotKnownIsNotAnEmptyOne(String compose) {
        Response answer = as("demo-gp").body("""
                        {"resourceType":"Parameters","parameter":[{"name":"valueSet","resource":{"resourceType":"ValueSet",
                        "url":"https://example.org/ValueSet/itself","status":"active","compose":%s}}]}""".formatted(compose)).post("/ValueSet/$expand");
        answer.then().statusCode(400).body("issue[0].code", equalTo("not-supported"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?url=%s%%7C9", "?url=%s&valueSetVersion=9"})
    void anotherVersionOfASetIsNotKnown(String query) {
        as("demo-gp")
                .urlEncodingEnabled(false)
                .get("/ValueSet/$expand" + query.formatted("http://hl7.org/fhir/ValueSet/condition-clinical"))
                .then()
                .statusCode(400);
    }

    @Test
    void aConditionIsFoundByASetThatHasItsCategoryOrCode() {
        Map<String, String> sent = condition();
        for (String search : List.of(
                "category:in=" + OURS + "OneStory-ConditionKind",
                "category:below=https://fhir.onestory.example/CodeSystem/OneStory-ConditionKind|mental-health",
                "category:above=https://fhir.onestory.example/CodeSystem/OneStory-ConditionKind|mental-health")) {
            Response answer = as("demo-gp")
                    .urlEncodingEnabled(false)
                    .get("/Condition?patient=" + sent.get("patient") + "&" + search.replace("|", "%7C"));
            answer.then().statusCode(200).body("entry.resource.id", hasItem(sent.get("id")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Observation?code:in=" + OURS + "OneStory-ScoreTool",
                "/Observation?code:not-in=" + OURS + "OneStory-ScoreTool&_count=1",
                "/Condition?category:in=http://hl7.org/fhir/ValueSet/condition-category",
                "/Condition?clinical-status:above=http://terminology.hl7.org/CodeSystem/condition-clinical%7Crelapse"
            })
    void searchesByGroupsOfKnownCodesAreAnsweredOnEveryWay(String search) {
        Response answer = as("demo-gp").urlEncodingEnabled(false).get(search);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code:below=http://snomed.info/sct%7C35489007",
                "code:above=http://snomed.info/sct%7C35489007",
                "code:in=http://nothing.example/ValueSet/x",
                "code:not-in=http://nothing.example/ValueSet/x",
                "code:in=http://hl7.org/fhir/ValueSet/condition-code",
                "code:below=35489007",
                "evidence:in=x"
            })
    void whatTheServerDoesNotKnowOfCodesIs400(String search) {
        as("demo-gp")
                .urlEncodingEnabled(false)
                .get("/Condition?" + search)
                .then()
                .statusCode(400)
                .body("resourceType", equalTo("OperationOutcome"));
    }

    @Test
    void codesOfASetAreCheckedAndLookedUp() {
        as("demo-gp")
                .queryParam("url", OURS + "OneStory-StorySection")
                .queryParam("system", "https://fhir.onestory.example/CodeSystem/OneStory-StorySection")
                .queryParam("code", "safety")
                .get("/ValueSet/$validate-code")
                .then()
                .statusCode(200)
                .body("parameter.find { it.name == 'result' }.valueBoolean", equalTo(true));
        as("demo-gp")
                .queryParam("url", OURS + "OneStory-StorySection")
                .queryParam("system", "https://fhir.onestory.example/CodeSystem/OneStory-StorySection")
                .queryParam("code", "nonsense")
                .get("/ValueSet/$validate-code")
                .then()
                .statusCode(200)
                .body("parameter.find { it.name == 'result' }.valueBoolean", equalTo(false));
        for (String system :
                List.of("https://fhir.onestory.example/CodeSystem/OneStory-StorySection", SNOMED, CATEGORY)) {
            for (String operation : List.of(
                    "$lookup?code=safety&", "$validate-code?code=safety&", "$subsumes?codeA=safety&codeB=safety&")) {
                Response answer = as("demo-gp")
                        .urlEncodingEnabled(false)
                        .get("/CodeSystem/" + operation
                                + ("$validate-code?code=safety&".equals(operation) ? "url=" : "system=") + system);
                assertThat(answer.statusCode())
                        .as(operation + system + answer.asString())
                        .isLessThan(500);
            }
        }
    }

    private static Map<String, String> condition() {
        String patient = as("demo-gp")
                .body(Fixtures.json("scenario/gp-refers-to-cmht.json"))
                .post("/")
                .then()
                .statusCode(200)
                .extract()
                .path("entry.find { it.response.location.startsWith('Patient/') }.response.location");
        String id = as("demo-gp")
                .body("{\"resourceType\":\"Condition\",\"clinicalStatus\":{\"coding\":[{\"system\":"
                        + "\"http://terminology.hl7.org/CodeSystem/condition-clinical\",\"code\":\"active\"}]},"
                        + "\"category\":[{\"coding\":[{\"system\":\"https://fhir.onestory.example/CodeSystem/OneStory-ConditionKind\","
                        + "\"code\":\"mental-health\"}]}],\"code\":{\"coding\":[{\"system\":\"" + SNOMED
                        + "\",\"code\":\"35489007\",\"display\":\"Depressive disorder\"}]},\"subject\":{\"reference\":\""
                        + patient.substring(0, patient.indexOf("/_history")) + "\"},\"recordedDate\":\"2026-11-02\"}")
                .post("/Condition")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return Map.of("patient", patient.substring(0, patient.indexOf("/_history")), "id", id);
    }
}

package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the package knows of codes is answered; what it does not know is said to be so. */
class TerminologyIT {

    private static final String OURS = "https://fhir.onestory.example/ValueSet/";

    @Test
    void everyValueSetOfOursIsExpandedOrSaidNotToBeKnownWhole() {
        List<String> urls = as("demo-gp").get("/ValueSet?_count=200").path("entry.resource.url");
        assertThat(urls).hasSizeGreaterThan(10);
        int expanded = 0;
        for (String url : urls) {
            Response answer = as("demo-gp").queryParam("url", url).get("/ValueSet/$expand");
            assertThat(answer.statusCode()).as(url + answer.asString()).isIn(200, 422);
            if (answer.statusCode() == 200) {
                expanded++;
                assertThat(answer.<Integer>path("expansion.total")).as(url).isPositive();
            } else {
                assertThat(answer.<String>path("resourceType")).isEqualTo("OperationOutcome");
            }
        }
        assertThat(expanded).isGreaterThan(urls.size() * 3 / 4);
    }

    @Test
    void aValueSetIsExpandedByItsIdAndByPostAndInPages() {
        int total = as("demo-gp")
                .get("/ValueSet/OneStory-ScoreTool/$expand")
                .then()
                .statusCode(200)
                .extract()
                .path("expansion.total");
        Response page = as("demo-gp").body("""
                        {"resourceType": "Parameters", "parameter": [
                         {"name": "url", "valueUri": "%sOneStory-ScoreTool"},
                         {"name": "count", "valueInteger": 2}]}
                        """.formatted(OURS)).post("/ValueSet/$expand");
        assertThat(page.<List<?>>path("expansion.contains")).hasSize(2);
        assertThat(page.<Integer>path("expansion.total")).isEqualTo(total);
        assertThat(as("demo-gp")
                        .get("/ValueSet/OneStory-ScoreTool/$expand?filter=720433000")
                        .<List<?>>path("expansion.contains"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/ValueSet/$expand, 400",
        "/ValueSet/$expand?url=urn:nobody, 404",
        "/ValueSet/nobody/$expand, 404",
        "/ValueSet/OneStory-ScoreTool/$expand?count=-1, 400",
        "/ValueSet/OneStory-ScoreTool/$expand?count=two, 400"
    })
    void whatCannotBeExpandedIsSaidSo(String path, int status) {
        assertThat(as("demo-gp").get(path).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Observation?code:in=" + OURS + "OneStory-ScoreTool",
                "/Observation?code:not-in=" + OURS + "OneStory-ScoreTool&_count=1",
                "/Condition?category:in=http://hl7.org/fhir/ValueSet/condition-category",
                "/Condition?clinical-status:below=http://terminology.hl7.org/CodeSystem/condition-clinical|active",
                "/Condition?clinical-status:above=http://terminology.hl7.org/CodeSystem/condition-clinical|relapse"
            })
    void searchesByGroupsOfKnownCodesAreAnswered(String path) {
        Response answer = as("demo-gp").get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    @Test
    void aCodeBelowAnotherIsFound() {
        String patient = uk.onestory.scenario.Referral.toCmht().patient();
        as("demo-gp").body("""
                        {"resourceType": "Condition", "subject": {"reference": "Patient/%s"},
                         "clinicalStatus": {"coding": [{"code": "relapse",
                            "system": "http://terminology.hl7.org/CodeSystem/condition-clinical"}]},
                         "code": {"text": "Low mood"}, "recordedDate": "2025-01-01"}
                        """.formatted(patient)).post("/Condition").then().statusCode(201);
        assertThat(as("demo-gp")
                        .get(
                                "/Condition?patient=" + patient
                                        + "&clinical-status:below=http://terminology.hl7.org/CodeSystem/condition-clinical|active")
                        .<List<String>>path("entry.resource.code.text"))
                .contains("Low mood");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Condition?code:below=http://snomed.info/sct|35489007",
                "/Condition?code:below=35489007",
                "/Condition?code:in=urn:nobody",
                "/Condition?code:in=nonsense",
                "/Condition?category:in=x",
                "/Condition?code:above=http://snomed.info/sct|35489007",
                "/Patient?_has:Condition:patient:code:in=" + OURS + "OneStory-ScoreTool"
            })
    void groupsThatAreNotKnownHereAreRefused(String path) {
        Response answer = as("demo-gp").get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.<String>path("resourceType")).isEqualTo("OperationOutcome");
    }
}

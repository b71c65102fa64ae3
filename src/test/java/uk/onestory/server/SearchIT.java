package uk.onestory.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;

class SearchIT {

    @Test
    void pagesNeitherRepeatNorSkip() {
        // all organisations tie on this key but one: without a last key their order would be nobody's
        List<String> paged = follow("/Organization?_sort=active&_count=7");
        assertThat(paged).doesNotHaveDuplicates();
        assertThat(paged).containsExactlyInAnyOrderElementsOf(follow("/Organization?_count=500"));
    }

    @Test
    void aResourceIsFoundAtOnceAndGoneAtOnce() {
        String code = UUID.randomUUID().toString();
        String search = "/Organization?identifier=https://fhir.onestory.example/Id/test%7C" + code;
        assertThat(follow(search)).isEmpty();
        String body =
                "{\"resourceType\":\"Organization\",\"active\":true,\"name\":\"Test\",\"identifier\":[{\"system\":"
                        + "\"https://fhir.onestory.example/Id/test\",\"value\":\"" + code + "\"}]}";
        Response created = as("demo-admin")
                .contentType("application/fhir+json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/Organization");
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        assertThat(follow(search)).hasSize(1);
        as("demo-admin").delete("/Organization/" + created.path("id")).then().statusCode(200);
        assertThat(follow(search)).isEmpty();
    }

    @Test
    void aTotalIsToldWhereItIsKnownOrAskedForAndIsTrue() {
        int all = follow("/Organization?_count=500").size();
        assertThat(as("demo-gp").get("/Organization?_count=500").<Integer>path("total"))
                .isEqualTo(all);
        assertThat(as("demo-gp").get("/Organization?_count=2").<Integer>path("total"))
                .isNull();
        assertThat(as("demo-gp").get("/Organization?_count=2&_offset=10000").<Integer>path("total"))
                .isNull();
        assertThat(as("demo-gp").get("/Organization?_count=2&_total=accurate").<Integer>path("total"))
                .isEqualTo(all);
        for (String counting : List.of("_count=0", "_summary=count")) {
            Response count = as("demo-gp").get("/Organization?" + counting);
            assertThat(count.<Integer>path("total")).isEqualTo(all);
            assertThat(count.<List<?>>path("entry")).isNull();
        }
    }

    @Test
    void onlyTheParametersThatAreNeededAreOffered() {
        List<String> offered =
                as("demo-gp").get("/metadata").path("rest[0].resource.find { it.type == 'Task' }.searchParam.name");
        assertThat(offered)
                .contains("owner", "status", "due", "service", "_lastUpdated")
                .doesNotContain("performer");
        as("demo-gp").get("/Task?performer=x").then().statusCode(400);
        as("demo-gp").get("/Task?due=lt2020-01-01").then().statusCode(200);
        as("demo-gp")
                .get("/CarePlan?care-level=x&review-date=lt2020-01-01&key-worker=Practitioner/x")
                .then()
                .statusCode(200);
    }

    @Test
    void aCountAboveTheLimitIsLowered() {
        Response page = as("demo-gp").get("/Organization?_count=100000");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.<List<?>>path("entry")).hasSizeLessThanOrEqualTo(500);
    }

    @Test
    void aPageOfStoredTextsIsByteForByteWhatEncodingItAgainGives() {
        String marker = UUID.randomUUID().toString();
        String body = """
                {"resourceType":"Patient","meta":{"source":"https://gp.example/record#7",
                  "profile":["https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient"],
                  "security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HTEST"}],
                  "tag":[{"system":"https://gp.example/tag","code":"%1$s","display":"a \\"tag\\" \u00e9 \u2028"}]},
                 "contained":[{"resourceType":"Organization","id":"gp","name":"Contained"}],
                 "identifier":[{"system":"https://fhir.onestory.example/Id/test","value":"%1$s"}],
                 "extension":[{"url":"https://gp.example/ext","valueString":"}],\\"meta\\":{"},
                   {"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberUnavailableReason",
                    "valueCodeableConcept":{"text":"A test"}}],
                 "name":[{"_family":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason",
                   "valueCode":"masked"}]},"given":["\u0141ucja"]}],
                 "birthDate":"1980-02-29","managingOrganization":{"reference":"#gp"}}""".formatted(marker);
        Response created = as("demo-gp")
                .contentType("application/fhir+json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/Patient");
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        assertSameEntries("Patient?identifier=" + marker, 1);

        List<String> types = as("demo-gp").get("/metadata").path("rest[0].resource.type");
        int found = 0;
        for (String type : types) {
            found += assertSameEntries(type + "?_count=40", 0);
        }
        assertThat(found).isGreaterThan(100);
        assertSameEntries("HealthcareService?_include=HealthcareService:organization&_count=5", 6);
    }

    /** The number of entries; with {@code _summary=false} HAPI parses and encodes each resource. */
    private static int assertSameEntries(String search, int atLeast) {
        Response asStored = as("demo-gp").get("/" + search);
        Response encodedAgain = as("demo-gp").get("/" + search + (search.contains("?") ? "&" : "?") + "_summary=false");
        if (asStored.statusCode() == 403) {
            assertThat(encodedAgain.statusCode()).as(search).isEqualTo(403);
            return 0;
        }
        assertThat(asStored.statusCode()).as(search).isEqualTo(200);
        assertThat(asStored.contentType()).isEqualTo(encodedAgain.contentType());
        assertThat(entries(asStored)).as(search).isEqualTo(entries(encodedAgain));
        List<?> entries = asStored.path("entry");
        int number = entries == null ? 0 : entries.size();
        assertThat(number).as(search).isGreaterThanOrEqualTo(atLeast);
        return number;
    }

    private static String entries(Response page) {
        String json = page.body().asString();
        int start = json.indexOf("\"entry\":");
        return start < 0 ? "" : json.substring(start);
    }

    private static List<String> follow(String first) {
        List<String> ids = new ArrayList<>();
        String next = OneStoryServer.base() + first;
        while (next != null) {
            Response page = given().urlEncodingEnabled(false)
                    .auth()
                    .oauth2(OneStoryServer.token("demo-gp"))
                    .get(next);
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            List<String> found = page.path("entry.resource.id");
            ids.addAll(found == null ? List.of() : found);
            next = page.path("link.find { it.relation == 'next' }?.url");
        }
        return ids;
    }

    private static RequestSpecification as(String partner) {
        return given().baseUri(OneStoryServer.base())
                .urlEncodingEnabled(false)
                .auth()
                .oauth2(OneStoryServer.token(partner));
    }
}

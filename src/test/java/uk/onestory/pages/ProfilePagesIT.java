package uk.onestory.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.OneStoryServer.root;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import uk.onestory.OneStoryServer;
import uk.onestory.server.SupportedResources;

/** The pages as a partner's engineer gets them, before there is a token. */
class ProfilePagesIT {

    private static final List<String> MADE_BY_SERVER = List.of("AuditEvent", "Bundle", "Task");

    @Test
    void indexIsOpenAndShownWithoutScriptsOrOtherHosts() {
        given().get(root() + "/profiles/")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'self'; img-src 'self';"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "max-age=300")
                .body(containsString("the model on one page"));
    }

    @Test
    void addressWithoutTheLastSlashLeadsToTheIndex() {
        given().get(root() + "/profiles")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .body(containsString("the model on one page"));
    }

    @ParameterizedTest
    @CsvSource({
        "StructureDefinition-OneStory-Referral.html, text/html",
        "StructureDefinition-OneStory-Referral.json, application/json",
        "profiles.css, text/css"
    })
    void fileHasItsType(String file, String type) {
        given().get(root() + "/profiles/" + file).then().statusCode(200).contentType(startsWith(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/profiles/StructureDefinition-none.html", "/profiles/application.yaml", "/profiles/none/"})
    void pageThatDoesNotExistIsNotFound(String path) {
        given().urlEncodingEnabled(false).get(root() + path).then().statusCode(404);
    }

    @Test
    void pagesAreOnlyRead() {
        given().body("{}").post(root() + "/profiles/index.html").then().statusCode(equalTo(405));
    }

    @Test
    void packageCanBeReadByFhirTools() throws IOException {
        Response answer = given().get(root() + "/profiles/fhir.r4.onestory.tgz");

        answer.then().statusCode(200).contentType("application/gzip");
        NpmPackage npm = NpmPackage.fromPackage(new ByteArrayInputStream(answer.asByteArray()));
        assertThat(npm.name()).isEqualTo("fhir.r4.onestory");
        assertThat(npm.version()).isEqualTo(softwareVersion());
        assertThat(npm.fhirVersion()).isEqualTo("4.0.1");
        assertThat(npm.list("package")).contains("StructureDefinition-OneStory-Referral.json");
    }

    /** What the pages show is what happens: each refused example is sent anew. */
    @ParameterizedTest
    @MethodSource("profilesWithRefusals")
    void answerOnThePageIsTheOneOfTheServer(String file) {
        HtmlPage page = HtmlPage.of(given().get(root() + "/profiles/" + file).asString());

        assertThat(refused(page)).isNotEmpty().allSatisfy(example -> {
            JsonPath shown = JsonPath.from(page.afterHeading(example));
            String sent = page.insideDetails(example);
            String type = JsonPath.from(sent).getString("resourceType");
            if (MADE_BY_SERVER.contains(type)) {
                Response answer = as("demo-gp").body(sent).post("/" + type + "/$validate");
                assertThat(answer.jsonPath().getList("issue.diagnostics"))
                        .containsAll(shown.getList("issue.findAll { it.severity == 'error' }.diagnostics"));
            } else {
                Response answer = as(partnerFor(type)).body(sent).post("/" + type);
                assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
                // warnings depend on which questionnaires the server has got to know so far
                assertThat(answer.jsonPath().getList("issue"))
                        .containsAll(shown.getList("issue.findAll { it.severity == 'error' }"));
            }
        });
    }

    static Stream<String> profilesWithRefusals() {
        return HtmlPage.of(given().get(root() + "/profiles/").asString()).links().stream()
                .filter(link -> link.startsWith("StructureDefinition-") && !link.contains("#"))
                .distinct()
                .sorted()
                .filter(link -> !refused(HtmlPage.of(
                                given().get(root() + "/profiles/" + link).asString()))
                        .isEmpty());
    }

    private static List<String> refused(HtmlPage page) {
        return page.elements("h3").stream()
                .filter(heading -> heading.getElementsByTagName("span").getLength() > 0)
                .map((Element heading) -> heading.getAttribute("id"))
                .filter(Objects::nonNull)
                .toList();
    }

    private static String partnerFor(String type) {
        boolean operators = SupportedResources.DIRECTORY.contains(type) || SupportedResources.CATALOGUE.contains(type);
        return operators ? "demo-admin" : "demo-gp";
    }

    private static String softwareVersion() {
        return given().get(OneStoryServer.base() + "/metadata").jsonPath().getString("software.version");
    }
}

package uk.onestory.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static uk.onestory.OneStoryServer.root;

import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.OneStoryServer;

/** The pages as a partner's engineer gets them, before there is a token. */
class ProfilePagesIT {

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

    private static String softwareVersion() {
        return given().get(OneStoryServer.base() + "/metadata").jsonPath().getString("software.version");
    }
}

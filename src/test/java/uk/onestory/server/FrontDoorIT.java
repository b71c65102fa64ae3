package uk.onestory.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.OneStoryServer;

/** The first answers that somebody gets who does not know the server yet. */
class FrontDoorIT {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void theFirstPageSaysWhatThisIsAndWhereToGoOn() {
        String page = stranger()
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .extract()
                .asString();
        assertThat(page)
                .contains(
                        "call 999", "profiles/", "postman/", "fhir/metadata", "smart-configuration", "actuator/health")
                .doesNotContain("<script");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/profiles/",
                "/postman/onestory.postman_collection.json",
                "/postman/onestory.postman_environment.json",
                "/fhir/metadata",
                "/fhir/.well-known/smart-configuration",
                "/actuator/health",
                "/favicon.svg",
                "/favicon.ico",
                "/index.html",
                "/profiles/profiles.css"
            })
    void whatItLeadsToIsThere(String path) {
        stranger().get(path).then().statusCode(200);
    }

    @Test
    void unknownAddressesAreAProblemOrAPage() {
        stranger()
                .get("/nothing-here")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404));
        stranger()
                .accept("text/html,*/*;q=0.8")
                .get("/profiles/nothing-here.html")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("nothing at this address"));
        stranger().post("/nothing-here").then().statusCode(404);
        stranger().get("/actuator/prometheus").then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void otherMethodsAre405WithWhatIsAllowed() {
        stranger().post("/").then().statusCode(405).header("Allow", equalTo("GET, HEAD"));
        stranger().delete("/actuator/health").then().statusCode(405).header("Allow", equalTo("GET, HEAD"));
        stranger().get("/oauth2/token").then().statusCode(405).header("Allow", equalTo("POST"));
        gp().get("")
                .then()
                .statusCode(405)
                .header("Allow", equalTo("POST"))
                .body(outcome(), equalTo("OperationOutcome"));
        gp().get("/Patient/$everything").then().statusCode(405).header("Allow", equalTo(""));
        gp().put("/Patient/$match").then().statusCode(405).header("Allow", containsString("POST"));
    }

    @Test
    void aTokenWithoutAClientIsRefusedAsRfc6749Says() {
        stranger()
                .contentType(FORM)
                .body("grant_type=client_credentials")
                .post("/oauth2/token")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    @Test
    void noOtherMetadataIsGivenThanAskedFor() {
        stranger().get("/fhir/metadata?mode=full").then().statusCode(200);
        stranger()
                .get("/fhir/metadata?mode=terminology")
                .then()
                .statusCode(400)
                .body(outcome(), equalTo("OperationOutcome"));
        stranger().get("/fhir/metadata?mode=frob").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Patient?family=%ZZ",
                "/Patient?family=%",
                "/Patient?family=%4",
                "/Patient?%ZZ=a",
                "/Patient?family=%FF",
                "/Patient?family=%C3",
                "/Patient/%ZZ",
                "/Patient/%FF",
                "/Patient/a%2Fb",
                "//Patient",
                "/Patient;a=b",
                "/Patient/%5c",
                "/Patient/{id}",
                "/Patient/a\\b",
                "/Patient?family=<>",
                "/metadata?a=%ZZ"
            })
    void urlsThatCannotBeReadAre400UnderFhir(String path) throws IOException {
        String answer = raw("GET /fhir" + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + OneStoryServer.token("demo-gp") + "\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("OperationOutcome")
                .doesNotContain("<html", "Tomcat", "Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%ZZ",
                "/profiles/a\\b",
                "//",
                "/profiles;a=b",
                "/profiles/%2e%2e/x",
                "/profiles/?a=%ZZ",
                "/profiles/search?q=%ZZ",
                "/profiles/search?q=%"
            })
    void urlsThatCannotBeReadAreAProblemElsewhere(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .doesNotContain("<html", "Tomcat", "Exception");
    }

    @Test
    void aBackslashInAQueryIsTakenAsItIs() throws IOException {
        String answer =
                raw("GET /fhir/Patient?family=a\\,b HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                        + OneStoryServer.token("demo-gp") + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({"family=%ZZ", "family=%", "%ZZ=a", "family=%C3%28"})
    void formsThatCannotBeReadAre400(String form) {
        Response search = gp().contentType(FORM).body(form).post("/Patient/_search");
        assertThat(search.statusCode()).as(search.asString()).isEqualTo(400);
        assertThat(search.path(outcome()).toString()).isEqualTo("OperationOutcome");
        stranger()
                .contentType(FORM)
                .body("grant_type=client_credentials&" + form)
                .post("/oauth2/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    private static String outcome() {
        return "resourceType";
    }

    private static RequestSpecification stranger() {
        return given().baseUri(OneStoryServer.root()).urlEncodingEnabled(false);
    }

    private static RequestSpecification gp() {
        return given().baseUri(OneStoryServer.base())
                .urlEncodingEnabled(false)
                .auth()
                .oauth2(OneStoryServer.token("demo-gp"));
    }

    private static String raw(String request) throws IOException {
        URI root = URI.create(OneStoryServer.root());
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

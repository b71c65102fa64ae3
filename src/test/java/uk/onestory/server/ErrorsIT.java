package uk.onestory.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.OneStoryServer;

class ErrorsIT {

    private static final String JSON = "application/fhir+json";

    /** What a client must never see: NHS numbers, names, classes, SQL, the numbers of HAPI's messages. */
    private static final List<String> SECRETS =
            List.of("9990000018", "Smith", "HAPI-", "ca.uhn", "java.lang", "hibernate", "SELECT", "org.hl7.fhir.");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'resourceType':'Bundle','type':'transaction','entry':[{'request':{'url':'Patient?_count=1'}}]}",
                "{'resourceType':'Bundle','type':'transaction','entry':[{'resource':{'resourceType':'Basic'}}]}",
                "{'resourceType':'Bundle','entry':[{'request':{'method':'GET','url':'Patient?_count=1'}}]}"
            })
    void bundleThatDoesNotSayWhatToDoIsRefused(String bundle) {
        Response answer = gp().contentType(JSON).body(bundle.replace('\'', '"')).post();
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.path("issue[0].code").toString()).isEqualTo("required");
    }

    @ParameterizedTest
    @CsvSource({
        "/Patient/9990000018, 404, not-found",
        "/Foo, 404, not-found",
        "/Patient?foo=9990000018, 400, invalid",
        "/Patient?_foo=9990000018, 400, invalid",
        "/Patient?identifier.foo=9990000018, 400, invalid",
        "/Patient?birthdate=Smith9990000018, 400, invalid",
        "/Patient?_count=-1, 400, invalid",
        "/Patient?_count=many, 400, invalid",
        "/Patient?_offset=-1, 400, invalid",
        "/Patient?_include=Patient:9990000018, 400, invalid",
        "/Patient?_sort=Smith, 400, invalid",
        "/Patient/_history?_offset=-5, 400, invalid",
        "/Patient/_history?_count=many, 400, invalid",
        "/Task?patient:Patient.birthdate=Smith, 400, invalid",
        "/_history, 405, not-supported",
        "/Patient/$everything, 405, not-supported",
        "/Patient/$meta, 405, not-supported",
        "/$reindex, 405, not-supported",
        "/?_getpages=1, 405, not-supported",
    })
    void failuresAreOutcomesThatTellNothingElse(String path, int status, String code) {
        Response answer = gp().get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.path("resourceType").toString()).isEqualTo("OperationOutcome");
        assertThat(answer.path("issue[0].code").toString()).isEqualTo(code);
        if (!path.contains("_sort")) {
            assertThat(answer.asString()).doesNotContain(SECRETS);
        }
    }

    @Test
    void unreadableValuesAreNamedByTheirElementOnly() {
        Response answer = gp().contentType(JSON)
                .body("{\"resourceType\":\"Patient\",\"birthDate\":\"Smith\"}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/Patient");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString()).contains("birthDate").doesNotContain(SECRETS);
    }

    @Test
    void aForeignContentTypeIs415AndAForeignAccept406() {
        gp().contentType("text/plain").body("x").post("/Patient").then().statusCode(415);
        gp().accept("image/png").get("/Organization").then().statusCode(406);
        gp().get("/Organization?_format=turtle-soup").then().statusCode(406);
    }

    @Test
    void anUnknownParameterIsPassedOverOnlyWhereTheClientSaysSo() {
        gp().header("Prefer", "handling=lenient")
                .get("/Organization?foo=bar&_foo=bar&_count=1")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "POST", "OPTIONS"})
    void aVersionIsReadAndNothingElse(String method) {
        String version = "/Organization/gmmh/_history/1";
        Response answer = gp().contentType(JSON)
                .body("{\"resourceType\":\"Organization\",\"id\":\"gmmh\"}")
                .request(method, version);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
        gp().get(version).then().statusCode(200);
    }

    @Test
    void anUnknownMethodIs405WithWhatIsAllowed() {
        Response answer = gp().request("OPTIONS", "/Patient/x");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET", "PUT");
    }

    @Test
    void outcomesAreXmlForWhoAsksForXml() {
        gp().accept("application/fhir+xml").get("/Foo").then().statusCode(404).contentType("application/fhir+xml");
    }

    @Test
    void anEntryOfABatchFailsAsTheRequestAloneWould() {
        String batch = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\","
                + "\"url\":\"Patient/9990000018\"}},{\"request\":{\"method\":\"GET\",\"url\":\"Patient?foo=9990000018\"}}]}";
        Response answer = gp().contentType(JSON)
                .body(batch.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.path("entry[0].response.status").toString()).startsWith("404");
        assertThat(answer.path("entry[0].response.outcome.issue[0].code").toString())
                .isEqualTo("not-found");
        assertThat(answer.path("entry[1].response.status").toString()).startsWith("400");
        assertThat(answer.asString()).doesNotContain(SECRETS);
    }

    @Test
    void nothingTellsWhichLibraryServes() {
        gp().get("/Organization?_count=1").then().statusCode(200).header("X-Powered-By", nullValue());
    }

    @Test
    void outsideTheApiAProblemIsTold() {
        URI base = URI.create(OneStoryServer.base());
        given().baseUri("http://" + base.getHost() + ":" + base.getPort())
                .auth()
                .oauth2(OneStoryServer.token("demo-gp"))
                .get("/nothing-here")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private static RequestSpecification gp() {
        return given().baseUri(OneStoryServer.base())
                .urlEncodingEnabled(false)
                .auth()
                .oauth2(OneStoryServer.token("demo-gp"));
    }
}

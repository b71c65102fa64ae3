package uk.onestory.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;

class NegotiationIT {

    private static final List<String> NOT_WRITTEN = List.of(
            "text/turtle",
            "application/x-turtle",
            "application/fhir+turtle",
            "application/fhir+ndjson",
            "image/png",
            "x");

    @Test
    void formThatIsNotWrittenIsNotAcceptable() {
        String id = Referral.toCmht().patient();
        for (String path :
                List.of("/metadata", "/Organization", "/Patient/" + id, "/Patient/" + id + "/$story", "/$whoami")) {
            for (String form : NOT_WRITTEN) {
                assertRefused(as("demo-gp").accept(form).get(path), 406);
            }
            for (String form :
                    List.of("ttl", "turtle", "rdf", "text/turtle", "ndjson", "nonsense", "application/fhir+turtle")) {
                assertRefused(as("demo-gp").get(path + "?_format=" + form), 406);
            }
        }
        assertRefused(
                as("demo-gp")
                        .body("{\"resourceType\":\"Parameters\"}")
                        .post("/Patient/" + id + "/$story?_format=nonsense"),
                406);
        assertRefused(given().accept("text/turtle").get(OneStoryServer.base() + "/metadata"), 406);
        assertRefused(as("demo-gp").accept("text/turtle").get("/Foo/1"), 404);
        assertRefused(as("demo-gp").get("/Foo/1?_format=ttl"), 404);
        assertRefused(as("demo-gp").get("/Patient/$frob?_format=ttl"), 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/turtle, application/fhir+json;q=0.5",
                "text/turtle;q=1, */*;q=0.1",
                "APPLICATION/FHIR+JSON",
                "application/fhir+ndjson, Application/Json;q=0.2",
                "image/png, application/fhir+json; q=0.1"
            })
    void whatIsWrittenIsChosen(String accept) {
        for (String path : List.of("/metadata", "/Organization?_count=1", "/Organization/gmmh", "/$whoami")) {
            Response answer = as("demo-gp").accept(accept).get(path);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            assertThat(answer.contentType()).startsWith("application/fhir+json");
        }
    }

    @Test
    void bodyInTurtleIsNotTaken() {
        String id = Referral.toCmht().patient();
        for (String type : List.of("text/turtle", "application/fhir+turtle", "text/plain")) {
            byte[] body = "x".getBytes(StandardCharsets.UTF_8);
            assertRefused(as("demo-gp").contentType(type).body(body).post("/Patient"), 415);
            assertRefused(as("demo-gp").contentType(type).body(body).put("/Patient/" + id), 415);
            assertRefused(as("demo-gp").contentType(type).body(body).post(), 415);
            assertRefused(as("demo-gp").contentType(type).body(body).post("/Patient/$validate"), 415);
            assertRefused(as("demo-gp").contentType(type).body(body).patch("/Patient/" + id), 415);
        }
    }

    @Test
    void headersMeanTheSameInCapitals() {
        Response xml = as("demo-gp").accept("APPLICATION/FHIR+XML").get("/Organization/gmmh");
        assertThat(xml.contentType()).startsWith("application/fhir+xml");
        as("demo-gp")
                .header("Prefer", "Handling=Lenient")
                .get("/Organization?foo=x&_count=1")
                .then()
                .statusCode(200);
        for (String prefer : List.of("return=Representation", "Return=Minimal")) {
            Response created = as("demo-gp")
                    .contentType("Application/FHIR+JSON;Charset=UTF-8")
                    .header("Prefer", prefer)
                    .body(SearchBodies.person())
                    .post("/Patient");
            assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
            assertThat(created.asString().isEmpty()).isEqualTo(prefer.contains("Minimal"));
        }
    }

    private static void assertRefused(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.asString()).contains("OperationOutcome");
        assertThat(answer.contentType()).startsWith("application/fhir+json");
    }
}

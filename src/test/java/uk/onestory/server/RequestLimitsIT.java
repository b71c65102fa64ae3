package uk.onestory.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;

class RequestLimitsIT {

    private static final String JSON = "application/fhir+json";
    private static final int TOO_MUCH = 10 * 1024 * 1024 + 1;

    @Test
    void aBodyThatIsTooLargeIs413() {
        gp().contentType(JSON)
                .body(spaces(TOO_MUCH))
                .post("/Patient")
                .then()
                .statusCode(413)
                .body("issue[0].code", equalTo("too-long"))
                .body("issue[0].details.coding[0].code", equalTo("too-large"));
    }

    @Test
    void aSmallGzipOfABodyThatIsTooLargeIs413() throws IOException {
        gp().contentType(JSON)
                .header("Content-Encoding", "gzip")
                .body(gzip(spaces(TOO_MUCH)))
                .post("/Patient")
                .then()
                .statusCode(413);
    }

    @Test
    void aGzippedBodyIsRead() throws IOException {
        gp().contentType(JSON)
                .header("Content-Encoding", "gzip")
                .body(gzip("{\"resourceType\":\"Patient\"}".getBytes(StandardCharsets.UTF_8)))
                .post("/Patient/$validate")
                .then()
                .statusCode(200)
                .body("resourceType", equalTo("OperationOutcome"));
    }

    @Test
    void anEncodingThatIsNotKnownIs415() {
        gp().contentType(JSON)
                .header("Content-Encoding", "br")
                .body(new byte[10])
                .post("/Patient")
                .then()
                .statusCode(415);
    }

    @Test
    void deepNestingIs400() {
        gp().contentType(JSON)
                .body("{\"a\":".repeat(10_000).getBytes(StandardCharsets.UTF_8))
                .post("/Patient")
                .then()
                .statusCode(400)
                .body("issue[0].diagnostics", containsString("nested deeper"));
    }

    @Test
    void externalEntitiesAreRefused() {
        gp().contentType("application/fhir+xml")
                .body(("<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                                + "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&x;\"/></Patient>")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/Patient")
                .then()
                .statusCode(400);
    }

    @Test
    void aLongUrlIs414() {
        gp().get("/Patient?name=" + "a".repeat(8_200))
                .then()
                .statusCode(414)
                .body("issue[0].code", equalTo("too-long"));
    }

    @Test
    void aFormIsReadAsSearch() {
        gp().contentType("application/x-www-form-urlencoded")
                .body("name=nobody-of-this-name")
                .post("/Patient/_search")
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
    }

    @Test
    void aStrangerIsTurnedAwayBeforeTheBodyIsRead() throws IOException {
        URI base = URI.create(OneStoryServer.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /fhir/Patient HTTP/1.1\r\nHost: x\r\nContent-Type: application/fhir+json\r\n"
                            + "Content-Length: 1000000\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            byte[] first = in.readNBytes(12);
            assertThat(new String(first, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
        }
    }

    @Test
    void idsOfTheRequestComeBack() {
        String id = "7d5e7e8c-5a5f-4f0e-9d63-0c5b2b8d7a11";
        gp().header("X-Request-Id", id)
                .header("X-Correlation-Id", id)
                .get("/Organization?_count=1")
                .then()
                .statusCode(200)
                .header("X-Request-Id", equalTo(id))
                .header("X-Correlation-Id", equalTo(id));
        gp().header("X-Request-Id", "12").get("/Organization").then().statusCode(400);
    }

    private static RequestSpecification gp() {
        return given().baseUri(OneStoryServer.base())
                .urlEncodingEnabled(false)
                .auth()
                .oauth2(OneStoryServer.token("demo-gp"));
    }

    private static byte[] spaces(int count) {
        byte[] spaces = new byte[count];
        Arrays.fill(spaces, (byte) ' ');
        return spaces;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}

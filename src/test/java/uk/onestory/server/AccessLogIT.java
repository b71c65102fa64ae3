package uk.onestory.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;

class AccessLogIT {

    private static final String NUMBER = "9990012342";
    private static final String NAME = "Zebedee-Quillfeather";
    private static final Pattern WRITTEN = Pattern.compile(NUMBER + "|ebedee|quillfeather", Pattern.CASE_INSENSITIVE);

    @Test
    void oneLineTellsPartnerMethodRouteStatusTimeAndSize() {
        String id = UUID.randomUUID().toString();
        OneStoryServer.as("demo-cmht")
                .header("X-Request-Id", id)
                .get("/Task?owner=Organization/me&_count=1&_id=" + NAME)
                .then()
                .statusCode(200);
        assertThat(lineOf(id))
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z partner=demo-cmht method=GET route=/fhir/Task"
                                + " status=200 ms=\\d+ bytes=[1-9]\\d* request=" + id + " correlation=[-0-9a-f]{36}");
    }

    @Test
    void nothingThatAClientWroteIsInIt() throws IOException {
        String last = UUID.randomUUID().toString();
        as().get("/Patient/" + NAME);
        as().get("/Patient/" + NUMBER + "/_history/" + NAME);
        as().get("/Patient?identifier=" + NUMBER + "&name=" + NAME);
        as().get("/Patient/" + NUMBER + "/$" + NAME);
        as().get("/" + NAME + "/" + NUMBER);
        as().urlEncodingEnabled(false).get("/Patient/%5Aebedee-Quillfeather");
        as().urlEncodingEnabled(false).get("/Patient/" + NUMBER + "%2F..%2F" + NAME);
        as().urlEncodingEnabled(false).get("/Patient;" + NAME + "/" + NUMBER);
        as().contentType("application/x-www-form-urlencoded")
                .body("name=" + NAME)
                .post("/Patient/_search");
        as().header("X-Correlation-Id", NUMBER).get("/Patient/" + NAME);
        as().header("X-Request-Id", NAME).get("/Patient");
        as().header("User-Agent", NAME).header("X-Acting-For", NAME).get("/Patient");
        raw("ZEBEDEE /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        given().baseUri(OneStoryServer.root())
                .auth()
                .preemptive()
                .basic(NAME, NUMBER)
                .post("/oauth2/token");
        given().baseUri(OneStoryServer.root()).get("/" + NAME + "?" + NUMBER);
        raw("GET /fhir/Patient/" + NAME + "%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        raw("GET /" + NAME + "{} HTTP/1.1\r\nHost: " + NAME + "\r\nConnection: close\r\n\r\n");
        raw(NAME + " " + NUMBER + "\r\n\r\n");
        as().header("X-Request-Id", last).get("/Task/" + NAME);
        lineOf(last);
        assertThat(lines()).noneMatch(line -> WRITTEN.matcher(line).find());
    }

    @Test
    void aRequestWhoseBodyComesLaterIsOneLine() {
        String id = UUID.randomUUID().toString();
        OneStoryServer.as("demo-gp")
                .header("X-Request-Id", id)
                .body("{\"resourceType\":\"Patient\",\"text\":{\"div\":\"" + " ".repeat(200_000) + "\"}}")
                .post("/Patient");
        assertThat(lineOf(id)).contains("partner=demo-gp method=POST route=/fhir/Patient status=4");
        assertThat(lines().stream().filter(line -> line.contains(id))).hasSize(1);
    }

    @Test
    void refusalsBeforeTheFhirServerAreThereToo() {
        String stranger = UUID.randomUUID().toString();
        given().baseUri(OneStoryServer.base()).header("X-Request-Id", stranger).get("/Patient/1");
        assertThat(lineOf(stranger)).contains("partner=- method=GET route=/fhir/Patient/{id} status=401");
        String large = UUID.randomUUID().toString();
        OneStoryServer.as("demo-gp")
                .header("X-Request-Id", large)
                .contentType("text/plain")
                .body("no")
                .post("/Patient");
        assertThat(lineOf(large)).contains("partner=demo-gp method=POST route=/fhir/Patient status=415");
    }

    @Test
    void tokensThatWereGivenAreThere() {
        long before = lines().stream().filter(AccessLogIT::isToken).count();
        OneStoryServer.tokenAt(OneStoryServer.root(), "demo-admin");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> lines().stream().filter(AccessLogIT::isToken).count() > before);
    }

    private static boolean isToken(String line) {
        return line.contains("partner=demo-admin method=POST route=/oauth2/token status=200");
    }

    private static io.restassured.specification.RequestSpecification as() {
        return OneStoryServer.as("demo-gp");
    }

    private static void raw(String request) throws IOException {
        URI root = URI.create(OneStoryServer.root());
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.getInputStream().readAllBytes();
        }
    }

    /** The line is written when the answer is on its way already. */
    private static String lineOf(String requestId) {
        await().atMost(Duration.ofSeconds(30)).until(() -> lines().stream().anyMatch(line -> line.contains(requestId)));
        return lines().stream()
                .filter(line -> line.contains(requestId))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(OneStoryServer.ACCESS_LOG);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}

package uk.onestory.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.onestory.OneStoryServer;

/** Whoever sends slowly keeps nobody waiting, on whichever URL and whether let in or not. */
class SlowSendersIT {

    private static final int SENDERS = 200;
    private static final Duration PROMPT = Duration.ofSeconds(10);

    private final List<Socket> senders = new ArrayList<>();

    @AfterEach
    void leave() throws IOException {
        for (Socket sender : senders) {
            sender.close();
        }
    }

    static Stream<String> halves() {
        String length = "Host: x\r\nContent-Length: 1000\r\n";
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        return Stream.of(
                "POST /oauth2/token HTTP/1.1\r\n" + length + form + "\r\ngrant_type=",
                "POST /oauth2/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n" + form + "\r\n5\r\ngra",
                "POST /oauth2/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n" + form + "\r\n1",
                "POST /oauth2/token HTTP/1.1\r\nHost: x\r\nContent-Le",
                "POST /fhir/Patient HTTP/1.1\r\n" + length + token() + "Content-Type: application/fhir+json\r\n\r\n{",
                "POST /fhir/Patient/_search HTTP/1.1\r\n" + length + token() + form + "\r\nfamily=",
                "DELETE /fhir/Patient/1 HTTP/1.1\r\n" + length + token() + "\r\n{",
                "GET /fhir/Organization?_count=1 HTTP/1.1\r\n" + length + token() + "\r\n{",
                "POST /fhir/Patient HTTP/1.1\r\n" + length + "\r\n{",
                "GET /fhir/metadata HTTP/1.1\r\n" + length + "\r\n{",
                "GET /actuator/health HTTP/1.1\r\n" + length + "\r\n{",
                "PUT /actuator/health HTTP/1.1\r\n" + length + form + "\r\na=",
                "GET / HTTP/1.1\r\n" + length + "Content-Type: multipart/form-data; boundary=b\r\n\r\n--b",
                "POST /nothing-here HTTP/1.1\r\n" + length + form + "\r\na=",
                "POST /%zz HTTP/1.1\r\n" + length + form + "\r\na=",
                "POST /fhir//Patient HTTP/1.1\r\n" + length + form + "\r\na=");
    }

    private static String token() {
        return "Authorization: Bearer " + OneStoryServer.token("demo-gp") + "\r\n";
    }

    @ParameterizedTest
    @MethodSource("halves")
    void twoHundredSlowSendersKeepNobodyWaiting(String half) throws IOException {
        for (int i = 0; i < SENDERS; i++) {
            begin(half);
        }
        long begun = System.nanoTime();
        given().baseUri(OneStoryServer.root()).get("/actuator/health").then().statusCode(200);
        OneStoryServer.as("demo-gp").get("/Organization?_count=1").then().statusCode(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PROMPT);
    }

    @Test
    void aBodyInPiecesIsTakenWhole() throws IOException {
        Socket sender = begin("POST /fhir/Patient/$validate HTTP/1.1\r\nHost: x\r\nContent-Length: 26\r\n" + token()
                + "Content-Type: application/fhir+json\r\nConnection: close\r\n\r\n{\"resourceType\"");
        send(sender, ":\"Patient\"");
        send(sender, "}");
        assertThat(answer(sender)).startsWith("HTTP/1.1 200").contains("OperationOutcome");
    }

    @Test
    void aTokenIsGivenForAFormInPieces() throws IOException {
        Socket sender = begin(String.join(
                "\r\n",
                "POST /oauth2/token HTTP/1.1",
                "Host: x",
                "Transfer-Encoding: chunked",
                "Authorization: Basic ZGVtby1ncDpkZW1vLXNlY3JldA==",
                "Connection: close",
                "Content-Type: application/x-www-form-urlencoded",
                "",
                "1d",
                "grant_type="));
        send(sender, "client_credentials\r\n18\r\n&scope=system/Task.cruds\r\n0\r\n\r\n");
        assertThat(answer(sender)).startsWith("HTTP/1.1 200").contains("access_token");
    }

    @Test
    void whoLeavesManyUnfinishedIsTold() throws IOException {
        String half = "POST /oauth2/token HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n\r\ngrant_type=";
        for (int i = 0; i < 51; i++) {
            begin(half);
        }
        assertThat(senders.stream().anyMatch(SlowSendersIT::hasAnswer)).isTrue();
    }

    @Test
    void aLargeFormOfAStrangerIs413() {
        given().baseUri(OneStoryServer.root())
                .contentType("application/x-www-form-urlencoded")
                .body("a=" + "x".repeat(70_000))
                .post("/oauth2/token")
                .then()
                .statusCode(413);
    }

    private Socket begin(String text) throws IOException {
        URI root = URI.create(OneStoryServer.root());
        Socket socket = new Socket(root.getHost(), root.getPort());
        socket.setSoTimeout(10_000);
        senders.add(socket);
        send(socket, text);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Which of them is refused is not certain: they are read side by side. */
    private static boolean hasAnswer(Socket socket) {
        try {
            socket.setSoTimeout(200);
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(12), StandardCharsets.US_ASCII).equals("HTTP/1.1 429");
        } catch (IOException silent) {
            return false;
        }
    }
}

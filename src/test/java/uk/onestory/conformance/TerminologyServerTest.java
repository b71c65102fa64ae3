package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.IValidationSupport.CodeValidationResult;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TerminologyServerTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String SNOMED = "http://snomed.info/sct";

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch testEnds = new CountDownLatch(1);
    private HttpServer http;
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/fhir/", this::answer);
        http.createContext("/moved/", exchange -> {
            exchange.getResponseHeaders().add("Location", url("/fhir/CodeSystem/$validate-code"));
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        http.createContext("/slow/", exchange -> {
            await();
            exchange.close();
        });
        http.start();
    }

    @AfterEach
    void stop() {
        testEnds.countDown();
        http.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aKnownCodeIsFineAndAnUnknownOneAWarning() {
        TerminologyServer server = server("/fhir/");

        assertThat(check(server, "66590003").isOk()).isTrue();
        CodeValidationResult unknown = check(server, "1");
        assertThat(unknown.isOk()).isFalse();
        assertThat(unknown.getSeverity()).isEqualTo(IssueSeverity.WARNING);
        assertThat(unknown.getMessage()).contains("1", SNOMED).doesNotContain("localhost", "127.0.0.1");
        assertThat(tokens).containsOnly("Bearer secret");
    }

    @Test
    void itIsAskedForItsOwnCodeSystemsOnly() {
        TerminologyServer server = server("/fhir/");

        assertThat(server.isCodeSystemSupported(context(server), SNOMED)).isTrue();
        assertThat(server.isCodeSystemSupported(context(server), "http://loinc.org"))
                .isFalse();
    }

    @Test
    void anAnswerIsKept() {
        ValidationSupportChain chain = new ValidationSupportChain(server("/fhir/"));
        for (int i = 0; i < 3; i++) {
            chain.validateCode(
                    new ValidationSupportContext(chain),
                    new ConceptValidationOptions(),
                    SNOMED,
                    "66590003",
                    null,
                    null);
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    void noRedirectIsFollowedSoThatTheTokenStaysHere() {
        assertThat(check(server("/moved/"), "66590003")).isNull();
        assertThat(asked).isEmpty();
    }

    @Test
    void aServerThatDoesNotAnswerIsLeftAloneForAWhile() {
        TerminologyServer server = server("/slow/");

        assertThat(check(server, "66590003")).isNull();
        assertThat(server.isCodeSystemSupported(context(server), SNOMED)).isFalse();
        now = now.plusSeconds(31);
        assertThat(server.isCodeSystemSupported(context(server), SNOMED)).isTrue();
    }

    private static CodeValidationResult check(TerminologyServer server, String code) {
        return server.validateCode(context(server), new ConceptValidationOptions(), SNOMED, code, null, null);
    }

    private static ValidationSupportContext context(TerminologyServer server) {
        return new ValidationSupportContext(server);
    }

    private TerminologyServer server(String path) {
        InstantSource source = () -> now;
        TerminologySettings settings = new TerminologySettings(
                URI.create(url(path)), "secret", Set.of(SNOMED), Duration.ofMillis(300), Duration.ofSeconds(30));
        return new TerminologyServer(FHIR, settings, source.withZone(ZoneOffset.UTC));
    }

    private String url(String path) {
        return "http://localhost:" + http.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(body);
        tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean known = body.contains("\"66590003\"");
        byte[] answer = ("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"result\",\"valueBoolean\":"
                        + known + "}]}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void await() {
        try {
            if (!testEnds.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the test did not end");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}

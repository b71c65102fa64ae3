package uk.onestory;

import static io.restassured.RestAssured.given;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** One server for all tests of a run, on the database that the run is for, and clients of it. */
public final class OneStoryServer {

    /** Where the shared server writes its access log. */
    public static final Path ACCESS_LOG = temporary();

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();
    private static final Path SCRAPE_TOKEN_FILE = newScrapeTokenFile();
    private static final ConfigurableApplicationContext SERVER = start();

    private OneStoryServer() {}

    /** Base URL of the FHIR API. */
    public static String base() {
        return root() + "/fhir";
    }

    /** Base URL of the server. */
    public static String root() {
        int port = ((ServletWebServerApplicationContext) SERVER).getWebServer().getPort();
        return "http://localhost:" + port;
    }

    /** The file with the token that reads metrics. */
    public static Path scrapeTokenFile() {
        return SCRAPE_TOKEN_FILE;
    }

    /** Access token of a demonstration partner, for all that it may do. */
    public static String token(String partner) {
        return TOKENS.computeIfAbsent(
                partner, id -> token(id, "demo-reporting".equals(id) ? "system/*.rs" : "system/*.cruds"));
    }

    /** Access token of a demonstration partner for a scope. */
    public static String token(String partner, String scope) {
        return tokenAt(root(), partner, scope);
    }

    /** Access token from another server than the shared one. */
    public static String tokenAt(String root, String partner) {
        return tokenAt(root, partner, "system/*.cruds");
    }

    private static String tokenAt(String root, String partner, String scope) {
        return given().auth()
                .preemptive()
                .basic(partner, "demo-secret")
                .formParam("grant_type", "client_credentials")
                .formParam("scope", scope)
                .post(root + "/oauth2/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** REST Assured as a partner. */
    public static RequestSpecification as(String partner) {
        return withToken(token(partner));
    }

    /** REST Assured with a token. */
    public static RequestSpecification withToken(String token) {
        return given().baseUri(base())
                .header("Authorization", "Bearer " + token)
                .contentType("application/fhir+json");
    }

    /** HAPI's generic client as a partner. */
    public static IGenericClient client(String partner) {
        FHIR.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        IGenericClient client = FHIR.newRestfulGenericClient(base());
        client.registerInterceptor(new BearerTokenAuthInterceptor(token(partner)));
        return client;
    }

    public static FhirContext fhir() {
        return FHIR;
    }

    /** A bean of the server, for what cannot be seen from outside. */
    public static <T> T bean(Class<T> type) {
        return SERVER.getBean(type);
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("onestory-access", ".log");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path newScrapeTokenFile() {
        try {
            Path file = Files.createTempDirectory("onestory-scrape").resolve("token");
            return Files.writeString(file, "the-scrape-token-of-the-tests-is-long\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ConfigurableApplicationContext start() {
        io.restassured.RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
        TestDatabase database = TestDatabase.create();
        return new SpringApplicationBuilder(OneStoryApplication.class)
                .profiles("demo")
                .initializers(context ->
                        ((GenericApplicationContext) context).registerBean(ToldPlainly.class, ToldPlainly::new))
                .properties(Map.of(
                        "spring.datasource.url", database.url(),
                        "spring.datasource.username", database.username(),
                        "spring.datasource.password", ""))
                .run(
                        "--server.port=0",
                        "--onestory.demo.people=0",
                        // The tests of it make a round when they want one.
                        "--onestory.referral.escalation-interval=P1D",
                        "--onestory.access-log=" + ACCESS_LOG,
                        // Tokens are asked for once, and a run may take long on a slow machine.
                        "--onestory.token.lifetime=PT12H",
                        "--onestory.ask.currency-interval=P1D",
                        "--onestory.metrics.token-file=" + SCRAPE_TOKEN_FILE,
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username());
    }
}

package uk.onestory.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.OneStoryServer.withToken;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** The same request again gets the first answer again, and nothing is done twice. */
class RequestIdIT {

    private static final String ID = "X-Request-Id";
    private static final String RULE = "issue[0].details.coding[0].code";

    @Test
    void creationSentAgainIsAnsweredAgainAndDoneOnce() {
        String nhsNumber = Fixtures.nextNhsNumber();
        RequestSpecification request =
                as("demo-gp").header(ID, UUID.randomUUID()).body(patient(nhsNumber));

        Response first = request.post("/Patient");
        Response again = request.post("/Patient");

        assertThat(first.statusCode()).isEqualTo(201);
        assertSame(first, again);
        assertThat(again.header("Location")).isNotNull();
        assertThat(again.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(people(nhsNumber)).isEqualTo(1);
    }

    @Test
    void transactionSentAgainIsDoneOnce() {
        String nhsNumber = Fixtures.nextNhsNumber();
        RequestSpecification request = as("demo-gp")
                .header(ID, UUID.randomUUID())
                .header("Accept-Encoding", "gzip")
                .body(Fixtures.json("scenario/gp-refers-to-cmht.json", nhsNumber));

        Response first = request.post();
        Response again = request.post();

        assertThat(first.statusCode()).isEqualTo(200);
        assertSame(first, again);
        String referral = first.jsonPath().getList("entry.response.location", String.class).stream()
                .filter(location -> location.startsWith("ServiceRequest/"))
                .findFirst()
                .orElseThrow()
                .split("/", -1)[1];
        assertThat(new Referral(referral, null, nhsNumber).tasksOwnedBy("demo-cmht"))
                .hasSize(1);
        assertThat(people(nhsNumber)).isEqualTo(1);
    }

    @Test
    void patchSentAgainTellsWhatItDidAndNotThatTheVersionIsStale() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        RequestSpecification request = as("demo-cmht")
                .header(ID, UUID.randomUUID())
                .header("If-Match", "W/\"1\"")
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"}]");

        Response first = request.patch("/Task/" + task.id());
        Response again = request.patch("/Task/" + task.id());

        assertThat(first.statusCode()).isEqualTo(200);
        assertSame(first, again);
        assertThat(task.version()).isEqualTo("2");
    }

    @Test
    void putThatCreatedATaskIsAnsweredAgainThoughTheTaskIsThereNow() {
        String id = "retry-" + UUID.randomUUID();
        Map<String, Object> person = as("demo-gp")
                .body(patient(Fixtures.nextNhsNumber()))
                .post("/Patient")
                .then()
                .statusCode(201)
                .extract()
                .path("");
        RequestSpecification request = as("demo-gp")
                .header(ID, UUID.randomUUID())
                .body(Map.of(
                        "resourceType",
                        "Task",
                        "id",
                        id,
                        "status",
                        "requested",
                        "intent",
                        "order",
                        "code",
                        Map.of("text", "Ring back"),
                        "for",
                        Map.of("reference", "Patient/" + person.get("id")),
                        "requester",
                        Map.of("reference", "Organization/gp-wigan-1"),
                        "owner",
                        Map.of("reference", "Organization/gmmh")));

        Response first = request.put("/Task/" + id);
        Response again = request.put("/Task/" + id);

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertSame(first, again);
    }

    @Test
    void operationSentAgainIsDoneOnce() {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");
        RequestSpecification request =
                as("demo-cmht").header(ID, UUID.randomUUID()).body(handOn());

        Response first = request.post("/Task/" + task.id() + "/$hand-on");
        Response again = request.post("/Task/" + task.id() + "/$hand-on");

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        assertThat(first.path("entry.resource.status").toString()).isEqualTo("[rejected, requested, active]");
        assertSame(first, again);
        assertThat(referral.tasksOwnedBy("demo-withyou")).hasSize(1);
    }

    @Test
    void refusalIsRepeatedAlsoWhereItWouldGoWellToday() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        String id = UUID.randomUUID().toString();
        String reject = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"in-progress\"}]";
        RequestSpecification request = as("demo-cmht")
                .header(ID, id)
                .header("If-Match", "W/\"2\"")
                .contentType("application/json-patch+json")
                .body(reject);

        Response stale = request.patch("/Task/" + task.id());
        task.patchStatus("demo-cmht", "accepted").then().statusCode(200);
        Response again = request.patch("/Task/" + task.id());

        assertThat(stale.statusCode()).isEqualTo(412);
        assertSame(stale, again);
        assertThat(task.version()).isEqualTo("2");
    }

    @Test
    void anotherRequestWithTheSameIdIsRefused() {
        String id = UUID.randomUUID().toString();
        String nhsNumber = Fixtures.nextNhsNumber();
        as("demo-gp")
                .header(ID, id)
                .body(patient(nhsNumber))
                .post("/Patient")
                .then()
                .statusCode(201);

        String another = Fixtures.nextNhsNumber();
        as("demo-gp")
                .header(ID, id.toUpperCase(java.util.Locale.ROOT))
                .body(patient(another))
                .post("/Patient")
                .then()
                .statusCode(409)
                .body(RULE, equalTo("request-id-reused"));
        as("demo-gp")
                .header(ID, id)
                .header("If-None-Exist", "identifier=https://fhir.nhs.uk/Id/nhs-number|" + nhsNumber)
                .body(patient(nhsNumber))
                .post("/Patient")
                .then()
                .statusCode(409)
                .body(RULE, equalTo("request-id-reused"));
        assertThat(people(another)).isZero();
    }

    @Test
    void anIdIsThePartnersOwn() {
        String id = UUID.randomUUID().toString();
        for (String partner : List.of("demo-gp", "demo-cmht")) {
            as(partner)
                    .header(ID, id)
                    .body(patient(Fixtures.nextNhsNumber()))
                    .post("/Patient")
                    .then()
                    .statusCode(201);
        }
    }

    @Test
    void whatTheTokenForbadeIsNotRemembered() {
        String id = UUID.randomUUID().toString();
        String body = patient(Fixtures.nextNhsNumber());
        withToken(OneStoryServer.token("demo-gp", "system/Patient.rs"))
                .header(ID, id)
                .body(body)
                .post("/Patient")
                .then()
                .statusCode(403);

        as("demo-gp").header(ID, id).body(body).post("/Patient").then().statusCode(201);
        withToken(OneStoryServer.token("demo-gp", "system/Patient.rs"))
                .header(ID, id)
                .body(body)
                .post("/Patient")
                .then()
                .statusCode(403);
    }

    @Test
    void aTokenThatGrantsLessIsToldThatItWasDoneAndNotWhatItSays() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        String id = UUID.randomUUID().toString();
        String path = "/Task/" + task.id() + "/$hand-on";
        as("demo-cmht").header(ID, id).body(handOn()).post(path).then().statusCode(200);

        withToken(OneStoryServer.token("demo-cmht", "system/Task.u"))
                .header(ID, id)
                .body(handOn())
                .post(path)
                .then()
                .statusCode(200)
                .body("resourceType", equalTo("OperationOutcome"))
                .body("issue[0].severity", equalTo("information"));
    }

    @Test
    void requestThatIsStillBeingAnsweredIsTooEarly() throws Exception {
        String nhsNumber = Fixtures.nextNhsNumber();
        String id = UUID.randomUUID().toString();
        Gate gate = new Gate(nhsNumber);
        IInterceptorService storage = OneStoryServer.bean(IInterceptorService.class);
        storage.registerInterceptor(gate);
        try {
            CompletableFuture<Response> first = CompletableFuture.supplyAsync(
                    () -> as("demo-gp").header(ID, id).body(patient(nhsNumber)).post("/Patient"));
            assertThat(gate.reached.await(30, TimeUnit.SECONDS)).isTrue();

            as("demo-gp")
                    .header(ID, id)
                    .body(patient(nhsNumber))
                    .post("/Patient")
                    .then()
                    .statusCode(425)
                    .header("Retry-After", equalTo("1"));
            gate.open.countDown();

            assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
            as("demo-gp")
                    .header(ID, id)
                    .body(patient(nhsNumber))
                    .post("/Patient")
                    .then()
                    .statusCode(201)
                    .header("Location", equalTo(first.get().header("Location")));
        } finally {
            gate.open.countDown();
            storage.unregisterInterceptor(gate);
        }
        assertThat(people(nhsNumber)).isEqualTo(1);
    }

    @Test
    void batchSentAgainIsDoneOnceEachEntryForItself() {
        String one = Fixtures.nextNhsNumber();
        String two = Fixtures.nextNhsNumber();
        String broken =
                patient(two).replace("\"gender\"", "\"active\":true,\"gender\"").replace(two, "9990000000");
        String batch = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[" + entry(patient(one)) + ","
                + entry(broken) + "," + entry(patient(two))
                + ",{\"request\":{\"method\":\"GET\",\"url\":\"Organization/gmmh\"}}]}";
        RequestSpecification request =
                as("demo-gp").header(ID, UUID.randomUUID()).body(batch);

        Response first = request.post();
        Response again = request.post();

        first.then()
                .statusCode(200)
                .body("type", equalTo("batch-response"))
                .body("entry", hasSize(4))
                .body("entry[0].response.status", startsWith("201"))
                .body("entry[1].response.status", startsWith("422"))
                .body("entry[2].response.status", startsWith("201"))
                .body("entry[3].resource.id", equalTo("gmmh"));
        assertSame(first, again);
        assertThat(people(one)).isEqualTo(1);
        assertThat(people(two)).isEqualTo(1);
    }

    @Test
    void answerThatWasTooLargeToKeepIsToldWithoutItsBody() {
        UUID id = UUID.randomUUID();
        RequestSpecification request = as("demo-gp").header(ID, id).body(patient(Fixtures.nextNhsNumber()));
        Response first = request.post("/Patient");
        jdbc().update("UPDATE onestory_answer SET body = NULL WHERE request_id = ?", id);

        request.post("/Patient")
                .then()
                .statusCode(201)
                .header("Location", equalTo(first.header("Location")))
                .body("resourceType", equalTo("OperationOutcome"))
                .body("issue[0].severity", equalTo("information"));
    }

    @Test
    void answersAreForgottenWhenTheyAreOldEnough() {
        UUID old = UUID.randomUUID();
        UUID young = UUID.randomUUID();
        for (UUID id : List.of(old, young)) {
            as("demo-gp")
                    .header(ID, id)
                    .body(patient(Fixtures.nextNhsNumber()))
                    .post("/Patient")
                    .then()
                    .statusCode(201);
        }
        jdbc().update("UPDATE onestory_answer SET answered_at = ? WHERE request_id = ?", daysAgo(32), old);
        jdbc().update("UPDATE onestory_answer SET answered_at = ? WHERE request_id = ?", daysAgo(30), young);

        OneStoryServer.bean(Forgetting.class).forget();

        assertThat(remembered(old)).isZero();
        assertThat(remembered(young)).isEqualTo(1);
    }

    private static OffsetDateTime daysAgo(int days) {
        return OffsetDateTime.now(ZoneOffset.UTC).minusDays(days);
    }

    private static int remembered(UUID id) {
        return jdbc().queryForObject("SELECT count(*) FROM onestory_answer WHERE request_id = ?", Integer.class, id);
    }

    private static JdbcTemplate jdbc() {
        return new JdbcTemplate(OneStoryServer.bean(DataSource.class));
    }

    @Test
    void searchesAndValidationAreNotRemembered() {
        String id = UUID.randomUUID().toString();
        String nhsNumber = Fixtures.nextNhsNumber();
        for (int found = 0; found < 2; found++) {
            as("demo-gp")
                    .header(ID, id)
                    .contentType("application/x-www-form-urlencoded")
                    .formParam("identifier", "https://fhir.nhs.uk/Id/nhs-number|" + nhsNumber)
                    .formParam("_total", "accurate")
                    .post("/Patient/_search")
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(found));
            as("demo-gp")
                    .header(ID, id)
                    .body(patient(Fixtures.nextNhsNumber()))
                    .post("/Patient/$validate")
                    .then()
                    .statusCode(200);
            if (found == 0) {
                as("demo-gp").body(patient(nhsNumber)).post("/Patient").then().statusCode(201);
            }
        }
    }

    @Test
    void whoeverIsToldXmlIsToldXmlAgain() {
        RequestSpecification request = as("demo-gp")
                .header(ID, UUID.randomUUID())
                .accept("application/fhir+xml")
                .body("{\"resourceType\":\"Patient\",\"gender\":\"martian\"}");

        Response first = request.post("/Patient");

        assertThat(first.contentType()).startsWith("application/fhir+xml");
        assertSame(first, request.post("/Patient"));
    }

    private static void assertSame(Response first, Response again) {
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.contentType()).isEqualTo(first.contentType());
        for (String header : List.of("Location", "Content-Location", "ETag", "Last-Modified")) {
            assertThat(again.header(header)).isEqualTo(first.header(header));
        }
    }

    private static int people(String nhsNumber) {
        return as("demo-gp")
                .queryParam("identifier", "https://fhir.nhs.uk/Id/nhs-number|" + nhsNumber)
                .queryParam("_total", "accurate")
                .get("/Patient")
                .then()
                .statusCode(200)
                .extract()
                .path("total");
    }

    static String patient(String nhsNumber) {
        return "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\","
                + "\"value\":\"" + nhsNumber + "\"}],\"name\":[{\"use\":\"official\",\"family\":\"Again\","
                + "\"given\":[\"Sam\"]}],\"gender\":\"other\",\"birthDate\":\"1985-03-02\"}";
    }

    private static String entry(String resource) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}";
    }

    private static String handOn() {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"to\",\"valueReference\":{\"reference\":"
                + "\"HealthcareService/with-you-wigan\"}},{\"name\":\"reason\",\"valueCodeableConcept\":{\"text\":"
                + "\"Alcohol first\"}}]}";
    }

    /** Holds the creation of one person up. */
    @Interceptor
    public static final class Gate {

        private final String nhsNumber;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        Gate(String nhsNumber) {
            this.nhsNumber = nhsNumber;
        }

        @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
        public void creating(IBaseResource resource) throws InterruptedException {
            if (resource instanceof Patient person
                    && person.getIdentifierFirstRep().getValue().equals(nhsNumber)) {
                reached.countDown();
                open.await(30, TimeUnit.SECONDS);
            }
        }
    }
}

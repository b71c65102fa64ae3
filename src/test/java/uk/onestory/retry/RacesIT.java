package uk.onestory.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static uk.onestory.OneStoryServer.as;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.onestory.Fixtures;
import uk.onestory.OneStoryServer;
import uk.onestory.conformance.NhsNumber;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;

/** Twenty clients at once. */
class RacesIT {

    private static final int CLIENTS = 20;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void conditionalCreationsOfOneNhsNumberMakeOnePerson(boolean withRequestId) throws Exception {
        String nhsNumber = Fixtures.nextNhsNumber();

        List<Response> answers = atOnce(client -> {
            var request = as("demo-gp")
                    .header("If-None-Exist", "identifier=" + NhsNumber.SYSTEM + "|" + nhsNumber)
                    .body(RequestIdIT.patient(nhsNumber));
            return (withRequestId ? request.header("X-Request-Id", UUID.randomUUID()) : request).post("/Patient");
        });

        assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 200, CLIENTS - 1L));
        assertThat(answers.stream().map(answer -> answer.header("Location")).distinct())
                .hasSize(1);
    }

    @Test
    void transactionsThatBringTheSamePersonMakeOnePersonAndAReferralEach() throws Exception {
        String nhsNumber = Fixtures.nextNhsNumber();

        List<Response> answers = atOnce(client -> as("demo-gp")
                .body(Fixtures.because(
                        Fixtures.json("scenario/gp-refers-to-cmht.json", nhsNumber), "Reason " + UUID.randomUUID()))
                .post());

        assertThat(statuses(answers)).isEqualTo(Map.of(200, (long) CLIENTS));
        Set<String> people = answers.stream()
                .flatMap(answer -> answer.jsonPath().getList("entry.response.location", String.class).stream())
                .filter(location -> location.startsWith("Patient/"))
                .map(location -> location.split("/", -1)[1])
                .collect(Collectors.toSet());
        assertThat(people).hasSize(1);
    }

    @Test
    void ofOneReferralThatIsSentByManyAtOnceOneIsTaken() throws Exception {
        Referral known = Referral.toCmht();
        String elsewhere = Fixtures.json("scenario/gp-refers-to-cmht.json", known.nhsNumber())
                .replace("cmht-wigan", "with-you-wigan");

        List<Response> answers = atOnce(client -> as("demo-gp").body(elsewhere).post());

        assertThat(statuses(answers)).isEqualTo(Map.of(200, 1L, 409, CLIENTS - 1L));
        as("demo-gp")
                .get("/ServiceRequest?status=active&patient=" + known.patient())
                .then()
                .body("entry", org.hamcrest.Matchers.hasSize(2));
    }

    /** The rule here stands for any that looks whether somebody has the number already. */
    @Test
    void whoGivesSomebodyANumberSeesWhoHasItAlready() throws Exception {
        String nhsNumber = Fixtures.nextNhsNumber();
        OneOfEach rule = new OneOfEach(nhsNumber);
        IInterceptorService storage = OneStoryServer.bean(IInterceptorService.class);
        storage.registerInterceptor(rule);
        try {
            List<Response> answers = atOnce(
                    client -> as("demo-gp").body(RequestIdIT.patient(nhsNumber)).post("/Patient"));
            assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 409, CLIENTS - 1L));
        } finally {
            storage.unregisterInterceptor(rule);
        }
    }

    @Test
    void oneTaskIsHandedOnOnce() throws Exception {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");

        List<Response> answers = atOnce(client -> task.handOn("demo-cmht", "HealthcareService/with-you-wigan"));

        assertThat(statuses(answers)).isEqualTo(Map.of(200, 1L, 422, CLIENTS - 1L));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 422).map(answer -> answer.path(
                                "issue[0].details.coding[0].code")
                        .toString()))
                .containsOnly("illegal-transition");
        assertThat(referral.tasksOwnedBy("demo-withyou")).hasSize(1);
    }

    @Test
    void oneTaskIsAcceptedOnce() throws Exception {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");

        List<Response> answers = atOnce(client -> as("demo-cmht")
                .contentType("application/json-patch+json")
                .header("If-Match", "W/\"1\"")
                .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"}]")
                .patch("/Task/" + task.id()));

        assertThat(statuses(answers)).isEqualTo(Map.of(200, 1L, 412, CLIENTS - 1L));
        assertThat(task.version()).isEqualTo("2");
        assertThat(referral.responsible()).containsExactly("Organization/gmmh");
    }

    @Test
    void jointReferralWhosePartsCloseAtOnceCloses() throws Exception {
        for (int i = 0; i < 5; i++) {
            Referral referral = Referral.send("scenario/gp-refers-jointly.json");
            List<TestTask> parts = List.of(referral.taskOf("demo-cmht"), referral.taskOf("demo-withyou"));
            List<String> owners = List.of("demo-cmht", "demo-withyou");

            List<Response> answers = atOnce(2, client -> parts.get(client)
                    .patch(
                            owners.get(client),
                            "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"cancelled\"},"
                                    + "{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":{\"coding\":[{\"system\":"
                                    + "\"https://fhir.onestory.example/CodeSystem/OneStory-StatusReason\","
                                    + "\"code\":\"person-declined\"}]}}]"));

            assertThat(statuses(answers)).isEqualTo(Map.of(200, 2L));
            assertThat(referral.status()).isEqualTo("revoked");
        }
    }

    /** Half of the clients write in one order and half in the other: a deadlock in the making. */
    @Test
    void transactionsThatGetInEachOthersWayEndWellOrAsAConflict() throws Exception {
        List<String> people = IntStream.range(0, 4)
                .mapToObj(i -> as("demo-gp")
                        .body(RequestIdIT.patient(Fixtures.nextNhsNumber()))
                        .post("/Patient")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
                .toList();
        List<String> backwards = new ArrayList<>(people);
        Collections.reverse(backwards);

        for (int round = 0; round < 2; round++) {
            int number = round;
            List<Response> answers = atOnce(6, client -> as("demo-gp")
                    .header("X-Request-Id", UUID.randomUUID())
                    .body(updates(client % 2 == 0 ? people : backwards, "Round " + number + " of client " + client))
                    .post());
            assertThat(statuses(answers).keySet()).isSubsetOf(200, 409);
            assertThat(statuses(answers)).containsKey(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void oneIdentityTwiceInATransactionIsRefused(String method) {
        String nhsNumber = Fixtures.nextNhsNumber();
        String one = "identifier=" + NhsNumber.SYSTEM + "|" + nhsNumber + "&active=true";
        String same = "active=true&identifier=" + NhsNumber.SYSTEM + "%7C" + nhsNumber;
        String entries = IntStream.range(0, 2)
                .mapToObj(i -> {
                    String condition = i == 0 ? one : same;
                    String request = "PUT".equals(method)
                            ? "\"url\":\"Group?" + condition + "\""
                            : "\"url\":\"Group\",\"ifNoneExist\":\"" + condition + "\"";
                    return "{\"fullUrl\":\"urn:uuid:" + UUID.randomUUID()
                            + "\",\"resource\":{\"resourceType\":\"Group\",\"type\":\"person\",\"actual\":true},"
                            + "\"request\":{\"method\":\"" + method + "\"," + request + "}}";
                })
                .collect(Collectors.joining(","));

        as("demo-admin")
                .body("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}")
                .post()
                .then()
                .statusCode(400)
                .body("issue[0].code", equalTo("duplicate"));
    }

    @Test
    void onePersonTwiceInATransactionIsRefused() {
        String entry = "{\"resource\":" + RequestIdIT.patient(Fixtures.nextNhsNumber())
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}";

        as("demo-gp")
                .body("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entry + "," + entry + "]}")
                .post()
                .then()
                .statusCode(400)
                .body("issue[0].code", equalTo("duplicate"));
    }

    private static String updates(List<String> people, String family) {
        return people.stream()
                .map(id -> "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"" + id
                        + "\",\"extension\":[{\"url\":\"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-"
                        + "NHSNumberUnavailableReason\",\"valueCodeableConcept\":{\"coding\":[{\"system\":"
                        + "\"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberUnavailableReason\",\"code\":\"UP001\"}]}}],"
                        + "\"name\":[{\"use\":\"official\",\"family\":\"" + family + "\",\"given\":[\"Sam\"]}],"
                        + "\"gender\":\"other\",\"birthDate\":\"1985-03-02\"},"
                        + "\"request\":{\"method\":\"PUT\",\"url\":\"Patient/" + id + "\"}}")
                .collect(Collectors.joining(
                        ",", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[", "]}"));
    }

    private static Map<Integer, Long> statuses(List<Response> answers) {
        return answers.stream().collect(Collectors.groupingBy(Response::statusCode, Collectors.counting()));
    }

    private static List<Response> atOnce(IntFunction<Response> request) throws Exception {
        return atOnce(CLIENTS, request);
    }

    private static List<Response> atOnce(int clients, IntFunction<Response> request) throws Exception {
        OneStoryServer.token("demo-gp");
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Response>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return request.apply(client);
                }));
            }
            start.countDown();
            Response[] answers = new Response[clients];
            for (int i = 0; i < clients; i++) {
                answers[i] = running.get(i).get();
            }
            return Arrays.asList(answers);
        } finally {
            threads.shutdown();
        }
    }

    /** Refuses a person whose number somebody has. */
    @Interceptor
    public static final class OneOfEach {

        private final String nhsNumber;

        OneOfEach(String nhsNumber) {
            this.nhsNumber = nhsNumber;
        }

        @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = 100)
        public void creating(IBaseResource resource) {
            if (resource instanceof Patient person
                    && nhsNumber.equals(person.getIdentifierFirstRep().getValue())
                    && !OneStoryServer.bean(DaoRegistry.class)
                            .getResourceDao(Patient.class)
                            .searchForIds(
                                    SearchParameterMap.newSynchronous(
                                            Patient.SP_IDENTIFIER, new TokenParam(NhsNumber.SYSTEM, nhsNumber)),
                                    new SystemRequestDetails())
                            .isEmpty()) {
                throw Refusal.of(Rule.DUPLICATE_PERSON, "Somebody has this number.");
            }
        }
    }
}

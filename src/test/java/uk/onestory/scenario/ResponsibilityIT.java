package uk.onestory.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;

/** Who answers for a person: over time, and when two write at once. */
class ResponsibilityIT {

    private static final int ROUNDS = 5;
    private static final List<Integer> LOST = List.of(409, 412, 422);
    private static final String WITHDRAW = "{\"resourceType\":\"Parameters\",\"parameter\":["
            + "{\"name\":\"reason\",\"valueCodeableConcept\":{\"text\":\"Family helps\"}},"
            + "{\"name\":\"decided-by\",\"valueCode\":\"person\"}]}";

    private final Api api = Api.of(OneStoryServer.root());

    @Test
    void historyTellsWhoWasResponsibleWhen() {
        Referral referral = Referral.toCmht();
        TestTask cmht = referral.taskOf("demo-cmht");
        cmht.patchStatus("demo-cmht", "accepted").then().statusCode(200);
        cmht.handOn("demo-cmht", "HealthcareService/with-you-wigan").then().statusCode(200);
        referral.taskOf("demo-withyou")
                .patchStatus("demo-withyou", "accepted")
                .then()
                .statusCode(200);

        Response history = as("demo-gp").get("/ServiceRequest/" + referral.id() + "/_history");

        List<String> newestFirst =
                history.path("entry.collect { it.resource.extension.find { it.url.endsWith('OneStory-Responsible') }"
                        + ".valueReference.reference }");
        assertThat(newestFirst)
                .containsExactly("Organization/with-you", "Organization/gmmh", "Organization/gp-wigan-1");
        assertThat(history.<List<String>>path("entry.resource.meta.lastUpdated"))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @RepeatedTest(ROUNDS)
    void acceptAndCancelAtOnceHaveOneWinner() throws Exception {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");

        List<Response> answers = atOnce(
                () -> patch("demo-cmht", task, "accepted", null),
                () -> patch("demo-gp", task, "cancelled", "sent-by-mistake"));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .allMatch(answer -> LOST.contains(answer.statusCode()));
        ReferralNow now = ReferralNow.read(api, referral.id());
        assertThat(now.wrong()).isEmpty();
        boolean accepted = answers.get(0).statusCode() == 200;
        assertThat(now.active()).isEqualTo(accepted);
        assertThat(now.responsible()).isEqualTo(accepted ? List.of("Organization/gmmh") : List.of());
    }

    @RepeatedTest(ROUNDS)
    void acceptAndWithdrawAtOnceLeaveNothingHalf() throws Exception {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");

        List<Response> answers = atOnce(
                () -> patch("demo-cmht", task, "accepted", null),
                () -> as("demo-gp").body(WITHDRAW).post("/ServiceRequest/" + referral.id() + "/$withdraw"));

        assertThat(answers)
                .allMatch(answer -> answer.statusCode() == 200 || LOST.contains(answer.statusCode()))
                .anyMatch(answer -> answer.statusCode() == 200);
        ReferralNow now = ReferralNow.read(api, referral.id());
        assertThat(now.wrong()).isEmpty();
        assertThat(now.active()).isEqualTo(answers.get(1).statusCode() != 200);
    }

    /** Each of them sees the other part open when it looks: one must wait for the other. */
    @RepeatedTest(ROUNDS)
    void lastTwoPartsThatCloseAtOnceCloseTheReferral() throws Exception {
        Referral referral = Referral.send("scenario/gp-refers-jointly.json");
        Map<String, TestTask> parts =
                Map.of("demo-cmht", referral.taskOf("demo-cmht"), "demo-withyou", referral.taskOf("demo-withyou"));

        List<Response> answers = atOnce(
                () -> patch("demo-cmht", parts.get("demo-cmht"), "cancelled", "person-declined"),
                () -> patch("demo-withyou", parts.get("demo-withyou"), "cancelled", "person-declined"));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 200 || answer.statusCode() == 409);
        for (Map.Entry<String, TestTask> part : parts.entrySet()) { // who lost sends again
            if (ReferralNow.isOpen(part.getValue().read())) {
                patch(part.getKey(), part.getValue(), "cancelled", "person-declined");
            }
        }
        ReferralNow now = ReferralNow.read(api, referral.id());
        assertThat(now.wrong()).isEmpty();
        assertThat(referral.status()).isEqualTo("revoked");
        assertThat(now.tasks()).noneMatch(ReferralNow::isOpen);
    }

    private static Response patch(String partner, TestTask task, String status, String reason) {
        String why = reason == null
                ? ""
                : ",{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":{\"coding\":[{\"system\":"
                        + "\"https://fhir.onestory.example/CodeSystem/OneStory-StatusReason\",\"code\":\"" + reason
                        + "\"}]}}";
        return as(partner)
                .contentType("application/json-patch+json")
                .header("If-Match", "W/\"1\"")
                .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"" + status + "\"}" + why + "]")
                .patch("/Task/" + task.id());
    }

    @SafeVarargs
    private static List<Response> atOnce(Callable<Response>... requests) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(requests.length);
        try {
            CyclicBarrier start = new CyclicBarrier(requests.length);
            List<Future<Response>> running = Stream.of(requests)
                    .map(request -> threads.submit(() -> {
                        start.await();
                        return request.call();
                    }))
                    .toList();
            List<Response> answers = new java.util.ArrayList<>();
            for (Future<Response> one : running) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}

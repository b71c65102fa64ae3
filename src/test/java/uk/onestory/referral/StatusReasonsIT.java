package uk.onestory.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.onestory.OneStoryServer.as;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;
import uk.onestory.scenario.TestTask;
import uk.onestory.scenario.Way;

/** A reason is a code or words, wherever one is needed and on every way. */
class StatusReasonsIT {

    private static final String CODES = "https://fhir.onestory.example/CodeSystem/OneStory-";
    private static final String REASONS = CODES + "StatusReason";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    /** What is sent, and whether it tells a reason. */
    enum Reason {
        CODE("{'coding':[{'system':'" + REASONS + "','code':'could-not-contact'}]}", true),
        WORDS("{'text':'We need the letter from the ward'}", true),
        BOTH("{'coding':[{'system':'" + REASONS + "','code':'other'}],'text':'The letter is missing'}", true),
        FOREIGN_CODE("{'coding':[{'system':'https://cmht.example/reasons','code':'r7','display':'Letter'}]}", true),
        NONE(null, false),
        LABEL("{'coding':[{'system':'" + REASONS + "','display':'Other'}]}", false),
        WORDS_THAT_ARE_ABSENT(
                "{'_text':{'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason',"
                        + "'valueCode':'unknown'}]}}",
                false);

        private final String json;
        private final boolean told;

        Reason(String json, boolean told) {
            this.json = json;
            this.told = told;
        }

        /** Null where none is sent. */
        CodeableConcept concept() {
            return json == null
                    ? null
                    : OneStoryServer.fhir()
                            .newJsonParser()
                            .parseResource(
                                    Task.class,
                                    "{'resourceType':'Task','statusReason':".replace('\'', '"')
                                            + json.replace('\'', '"') + "}")
                            .getStatusReason();
        }
    }

    @ParameterizedTest
    @EnumSource
    void taskGoesOnHoldAndIsCancelledForACodeOrWords(Way way) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Reason reason : Reason.values()) {
            Task task = Referral.toCmht().taskOf("demo-cmht").read();
            Task held = task.copy();
            held.setStatus(TaskStatus.ONHOLD);
            held.setStatusReason(reason.concept());
            held.setBusinessStatus(
                    new CodeableConcept(new Coding(CODES + "BusinessStatus", "information-requested", null)));
            all.assertThat(send("demo-cmht", way, task, held))
                    .as("%s on hold, %s", way, reason)
                    .satisfies(answer ->
                            assertThat(fits(answer, reason)).as(answer).isTrue());
            Task asked = Referral.toCmht().taskOf("demo-cmht").read();
            Task cancelled = asked.copy();
            cancelled.setStatus(TaskStatus.CANCELLED);
            cancelled.setStatusReason(reason.concept());
            all.assertThat(send("demo-gp", way, asked, cancelled))
                    .as("%s cancelled, %s", way, reason)
                    .satisfies(answer ->
                            assertThat(fits(answer, reason)).as(answer).isTrue());
        }
        all.assertAll();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void operationsTakeACodeOrWords(String operation, Reason reason) {
        Referral referral = Referral.toCmht();
        TestTask task = referral.taskOf("demo-cmht");
        Parameters parameters = new Parameters();
        if (reason.concept() != null) {
            parameters.addParameter().setName("reason").setValue(reason.concept());
        }
        boolean withdraws = operation.equals("$withdraw");
        if (withdraws) {
            parameters.addParameter("decided-by", new CodeType("requester"));
        } else {
            parameters.addParameter("to", new Reference("HealthcareService/with-you-wigan"));
        }
        Response answer = as(withdraws ? "demo-gp" : "demo-cmht")
                .body(OneStoryServer.fhir().newJsonParser().encodeResourceToString(parameters))
                .post(
                        withdraws
                                ? "/ServiceRequest/" + referral.id() + "/$withdraw"
                                : "/Task/" + task.id() + "/$hand-on");

        if (reason.told) {
            answer.then().statusCode(200);
        } else {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
            assertThat(answer.<String>path("issue[0].details.coding[0].code")).isEqualTo("reason-needed");
            assertThat(task.version()).isEqualTo("1");
        }
    }

    @Test
    void whatATaskWasOnHoldForIsNoReasonToGiveUp() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        Task held = task.read();
        held.setStatus(TaskStatus.ONHOLD);
        held.setStatusReason(Reason.WORDS.concept());
        held.setBusinessStatus(
                new CodeableConcept(new Coding(CODES + "BusinessStatus", "information-requested", null)));
        task.put("demo-cmht", held).then().statusCode(200);

        Response answer = task.patchStatus("demo-gp", "cancelled");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.<String>path("issue[0].details.coding[0].code")).isEqualTo("reason-needed");
        task.patch(
                        "demo-gp",
                        "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"cancelled\"},"
                                + "{\"op\":\"replace\",\"path\":\"/statusReason\",\"value\":{\"text\":\"Sent to the wrong team\"}}]")
                .then()
                .statusCode(200);
    }

    @Test
    void emptyWordsAreNone() {
        TestTask task = Referral.toCmht().taskOf("demo-cmht");
        for (String text : new String[] {"", "   "}) {
            Response answer = task.patch(
                    "demo-gp",
                    "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"cancelled\"},"
                            + "{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":{\"text\":\"" + text + "\"}}]");
            assertThat(answer.statusCode()).as(answer.asString()).isBetween(400, 422);
        }
        assertThat(task.version()).isEqualTo("1");
    }

    private static boolean fits(String answer, Reason reason) {
        return reason.told ? answer.equals("200") : answer.startsWith("422") && answer.contains("reason-needed");
    }

    private String send(String partner, Way way, Task before, Task after) throws Exception {
        HttpResponse<String> answer = http.send(
                way.request(OneStoryServer.base(), before, after, null)
                        .header("Authorization", "Bearer " + OneStoryServer.token(partner))
                        .build(),
                BodyHandlers.ofString());
        return answer.statusCode() == 200 ? "200" : answer.statusCode() + " " + JSON.readTree(answer.body());
    }

    static Stream<Arguments> operations() {
        return Stream.of("$hand-on", "$withdraw")
                .flatMap(operation -> Stream.of(Reason.values()).map(reason -> Arguments.of(operation, reason)));
    }
}

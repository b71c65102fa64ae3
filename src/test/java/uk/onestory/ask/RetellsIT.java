package uk.onestory.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.STRING;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.OneStoryServer.bean;
import static uk.onestory.OneStoryServer.withToken;

import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.response.Response;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;

/** What was known and asked again is counted, once, whatever way it was written. */
class RetellsIT {

    private final String person = Referral.toCmht().patient();
    private final TestForm form = new TestForm()
            .ask("a", TestForm.newCode(), STRING)
            .ask("b", TestForm.newCode(), STRING)
            .store();
    private String source;

    @BeforeEach
    void tellOnce() {
        source = new TestAnswers(form, person).say("a", "By the canal").sent("demo-gp");
    }

    @Test
    void firstTimeIsNoRetell() {
        assertThat(counted(source)).isEqualTo(new Asked(1, 0, 0));
    }

    @Test
    void askingAgainIsARetellWhateverThePersonSays() {
        double before = metric();
        String again = new TestAnswers(form, person)
                .say("a", "By the river")
                .say("b", "new")
                .sent("demo-cmht");
        assertThat(counted(again)).isEqualTo(new Asked(2, 0, 1));
        assertThat(metric()).isGreaterThanOrEqualTo(before + 1);
    }

    @Test
    void reusingIsNone() {
        String again = new TestAnswers(form, person)
                .reuse("a", new StringType("By the canal"), source)
                .say("b", "new")
                .sent("demo-cmht");
        assertThat(counted(again)).isEqualTo(new Asked(1, 1, 0));
    }

    @Test
    void everyWayOfFinishingCounts() {
        TestAnswers draft = draft();
        assertThat(find(draft.sent("demo-cmht"))).isEmpty();
        as("demo-cmht")
                .body(draft.status(QuestionnaireResponseStatus.COMPLETED).json())
                .put("/" + id(draft))
                .then()
                .statusCode(200);
        assertThat(counted(id(draft))).isEqualTo(new Asked(1, 0, 1));

        for (BundleType type : new BundleType[] {BundleType.TRANSACTION, BundleType.BATCH}) {
            TestAnswers answers = new TestAnswers(form, person).say("a", "again");
            String location = as("demo-cmht")
                    .body(TestAnswers.json(bundle(type, answers)))
                    .post()
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("entry[0].response.location");
            assertThat(counted(location.replaceFirst("/_history.*", ""))).isEqualTo(new Asked(1, 0, 1));
        }
    }

    @Test
    void secondCompletionCountsNothingTwice() {
        TestAnswers again = new TestAnswers(form, person).say("a", "By the river");
        String id = again.sent("demo-cmht");
        double before = metric();
        again.say("b", "more").status(QuestionnaireResponseStatus.AMENDED);
        as("demo-cmht").body(again.json()).put("/" + id).then().statusCode(200);
        assertThat(counted(id)).isEqualTo(new Asked(2, 0, 1));
        assertThat(metric()).isEqualTo(before);

        again.status(QuestionnaireResponseStatus.ENTEREDINERROR);
        as("demo-cmht").body(again.json()).put("/" + id).then().statusCode(200);
        assertThat(find(id)).isEmpty();
    }

    @Test
    void whoLeavesItsRightToReadAtHomeKnowsNoLess() {
        String narrow = OneStoryServer.token("demo-cmht", "system/QuestionnaireResponse.c system/Patient.r");
        String id = withToken(narrow)
                .body(new TestAnswers(form, person).say("a", "again").json())
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(counted("QuestionnaireResponse/" + id).retold()).isEqualTo(1);
    }

    @Test
    void whatCameLaterThanTheQuestionIsNoRetell() {
        assertThat(counted(new TestAnswers(form, person)
                        .say("a", "an old paper")
                        .on("2019-03-01")
                        .sent("demo-cmht")))
                .isEqualTo(new Asked(1, 0, 0));
    }

    @Test
    void refusedWriteCountsNothing() {
        TestAnswers again = new TestAnswers(form, person).say("a", "again");
        Bundle bundle = bundle(BundleType.TRANSACTION, again);
        bundle.addEntry()
                .setResource(again.response().copy().setQuestionnaire(null))
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl("Patient/x");
        double before = metric();
        as("demo-cmht").body(TestAnswers.json(bundle)).post().then().statusCode(org.hamcrest.Matchers.greaterThan(399));
        assertThat(metric()).isEqualTo(before);
    }

    @Test
    void forgedReuseIsRefused() {
        String other = new TestAnswers(form, Referral.toCmht().patient())
                .say("a", "By the canal")
                .sent("demo-gp");
        StringType words = new StringType("By the canal");
        refused(new TestAnswers(form, person).reuse("a", words, other));
        refused(new TestAnswers(form, person).reuse("a", words, "Patient/" + person));
        refused(new TestAnswers(form, person).reuse("a", new StringType("Something else"), source));
        refused(new TestAnswers(form, person).reuse("b", words, source));
        refused(new TestAnswers(form, person)
                .reuse("a", words, "Organization/gmmh")
                .status(QuestionnaireResponseStatus.INPROGRESS));
    }

    @Test
    void storedReuseStaysWhenItsSourceGoes() {
        TestAnswers reused = new TestAnswers(form, person).reuse("a", new StringType("By the canal"), source);
        String id = reused.sent("demo-cmht");
        String told = as("demo-gp").get("/" + source).asString();
        as("demo-gp")
                .body(told.replace("\"status\":\"completed\"", "\"status\":\"entered-in-error\""))
                .put("/" + source)
                .then()
                .statusCode(200)
                .body("status", equalTo("entered-in-error"));
        reused.say("b", "more").status(QuestionnaireResponseStatus.AMENDED);
        as("demo-cmht").body(reused.json()).put("/" + id).then().statusCode(200);
        refused(new TestAnswers(form, person).reuse("a", new StringType("By the canal"), source));
    }

    private static void refused(TestAnswers answers) {
        Response answer = answers.send("demo-cmht");
        answer.then().statusCode(org.hamcrest.Matchers.anyOf(equalTo(422), equalTo(404)));
        if (answer.statusCode() == 422) {
            answer.then().body("issue[0].details.coding[0].code", equalTo("unfounded-reuse"));
        }
    }

    private TestAnswers draft() {
        return new TestAnswers(form, person).say("a", "again").status(QuestionnaireResponseStatus.INPROGRESS);
    }

    private static Bundle bundle(BundleType type, TestAnswers answers) {
        Bundle bundle = new Bundle().setType(type);
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + UUID.randomUUID())
                .setResource(answers.response())
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("QuestionnaireResponse");
        return bundle;
    }

    private static String id(TestAnswers answers) {
        return "QuestionnaireResponse/" + answers.response().getIdElement().getIdPart();
    }

    private static Asked counted(String response) {
        return find(response).orElseThrow().asked();
    }

    private static java.util.Optional<AskedTable.Row> find(String response) {
        return bean(AskedTable.class).find(response.replaceFirst("^.*/", ""));
    }

    private static double metric() {
        return bean(MeterRegistry.class).find("onestory.retells").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}

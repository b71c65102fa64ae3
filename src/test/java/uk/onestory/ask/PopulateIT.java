package uk.onestory.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.BOOLEAN;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.CHOICE;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.DATE;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.INTEGER;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.STRING;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.TEXT;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.OneStoryServer.withToken;

import io.restassured.response.Response;
import jakarta.persistence.EntityManagerFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;
import uk.onestory.scenario.Referral;

/** {@code $populate} as partners call it: what was told to anyone is not asked again. */
class PopulateIT {

    private final Referral referral = Referral.toCmht();
    private final String person = referral.patient();

    @Test
    void whatWasToldToOneServiceIsFilledInForAnother() {
        String code = TestForm.newCode();
        TestForm first = new TestForm().ask("a", code, STRING).store();
        TestForm second = new TestForm()
                .ask("b", code, TEXT)
                .ask("c", TestForm.newCode(), TEXT)
                .store();
        String source = new TestAnswers(first, person).say("a", "By the canal").sent("demo-gp");

        QuestionnaireResponse filled = populate("demo-cmht", second);

        assertThat(filled.getStatus()).isEqualTo(QuestionnaireResponseStatus.INPROGRESS);
        assertThat(filled.getQuestionnaire()).isEqualTo(second.url());
        assertThat(filled.getSubject().getReference()).isEqualTo("Patient/" + person);
        assertThat(filled.hasAuthored()).isTrue();
        assertThat(filled.getItem()).singleElement().satisfies(item -> assertThat(item.getLinkId())
                .isEqualTo("b"));
        assertThat(value(filled, "b")).isEqualTo("By the canal");
        assertThat(sources(filled)).containsExactly(source);
        assertThat(toBeAsked(filled)).isEqualTo(1);
    }

    @Test
    void filledFormIsFinishedAndStoredAsItIs() {
        TestForm form = new TestForm()
                .ask("a", TestForm.newCode(), STRING)
                .ask("b", null, BOOLEAN)
                .store();
        new TestAnswers(form, person).say("a", "Sunday").sent("demo-gp");
        QuestionnaireResponse filled = populate("demo-cmht", form);
        filled.setStatus(QuestionnaireResponseStatus.COMPLETED);
        filled.addItem().setLinkId("b").addAnswer().setValue(new BooleanType(true));

        as("demo-cmht")
                .body(TestAnswers.json(filled))
                .post("/QuestionnaireResponse")
                .then()
                .statusCode(201);
    }

    @Test
    void newestAnswerWinsWhereverItWasGiven() {
        String code = TestForm.newCode();
        TestForm one = new TestForm().ask("a", code, STRING).store();
        TestForm other = new TestForm().ask("b", code, STRING).store();
        new TestAnswers(other, person).say("b", "new").on(daysAgo(1)).sent("demo-cmht");
        new TestAnswers(one, person).say("a", "old").on(daysAgo(2)).sent("demo-gp");

        assertThat(value(populate("demo-gp", one), "a")).isEqualTo("new");
    }

    @Test
    void whatWasAnsweredInAnEarlierVersionOfTheFormCounts() {
        String code = TestForm.newCode();
        TestForm form = new TestForm().ask("old-place", code, STRING).store();
        new TestAnswers(form, person).say("old-place", "Leigh").sent("demo-gp");
        form.questionnaire().getItem().clear();
        form.ask("new-place", code, STRING)
                .ask("old-place", TestForm.newCode(), STRING)
                .store();

        QuestionnaireResponse filled = populate("demo-gp", form);

        assertThat(value(filled, "new-place")).isEqualTo("Leigh");
        assertThat(value(filled, "old-place")).isNull();
    }

    @Test
    void questionWithoutACodeIsTheSameOnlyInItsOwnForm() {
        TestForm form = new TestForm().ask("a", null, STRING).store();
        TestForm other = new TestForm().ask("a", null, STRING).store();
        new TestAnswers(form, person).say("a", "mine").sent("demo-gp");

        assertThat(value(populate("demo-cmht", form), "a")).isEqualTo("mine");
        assertThat(populate("demo-cmht", other).getItem()).isEmpty();
    }

    @Test
    void observationOfTheSameCodeAnswersTheQuestion() {
        String code = TestForm.newCode();
        TestForm form = new TestForm().ask("a", code, INTEGER).store();
        String id = observe(code, daysAgo(1), 4);

        QuestionnaireResponse filled = populate("demo-cmht", form);

        assertThat(value(filled, "a")).isEqualTo("4");
        assertThat(sources(filled)).containsExactly("Observation/" + id);
    }

    @Test
    void demographicsComeByInitialExpression() {
        TestForm form = new TestForm()
                .ask("born", TestForm.newCode(), DATE)
                .ask("name", TestForm.newCode(), STRING)
                .ask("far", TestForm.newCode(), STRING)
                .ask("wrong", TestForm.newCode(), STRING)
                .initially("born", "%patient.birthDate")
                .initially("name", "%patient.name.first().family")
                .initially("far", "%patient.generalPractitioner.resolve().name")
                .initially("wrong", "%patient.name.family.substring(")
                .store();

        QuestionnaireResponse filled = populate("demo-cmht", form);

        assertThat(value(filled, "born")).isNotNull();
        assertThat(value(filled, "name")).isNotNull();
        assertThat(sources(filled)).containsOnly("Patient/" + person);
        assertThat(toBeAsked(filled)).isEqualTo(2);
    }

    @Test
    void tooOldAnAnswerIsAskedAnew() {
        String code = TestForm.newCode();
        TestForm stale =
                new TestForm().ask("a", code, STRING).lasting("a", 3, "mo").store();
        TestForm lasting =
                new TestForm().ask("a", code, STRING).lasting("a", 1000, "a").store();
        new TestAnswers(stale, person).say("a", "1 Mill Lane").on("2011-05-01").sent("demo-gp");

        QuestionnaireResponse asked = populate("demo-gp", stale);
        assertThat(asked.getItem()).isEmpty();
        assertThat(toBeAsked(asked)).isEqualTo(1);
        assertThat(value(populate("demo-gp", lasting), "a")).isEqualTo("1 Mill Lane");
    }

    @Test
    void whatIsNotFinishedOrAMistakeOrOfAnotherTypeAnswersNothing() {
        String code = TestForm.newCode();
        TestForm form = new TestForm().ask("a", code, STRING).store();
        TestForm choice = new TestForm().ask("a", code, BOOLEAN).store();
        new TestAnswers(form, person)
                .say("a", "draft")
                .status(QuestionnaireResponseStatus.INPROGRESS)
                .sent("demo-gp");
        new TestAnswers(form, person)
                .say("a", "mistake")
                .status(QuestionnaireResponseStatus.ENTEREDINERROR)
                .sent("demo-gp");
        assertThat(populate("demo-gp", form).getItem()).isEmpty();

        new TestAnswers(form, person)
                .say("a", "right")
                .status(QuestionnaireResponseStatus.AMENDED)
                .sent("demo-gp");
        assertThat(value(populate("demo-gp", form), "a")).isEqualTo("right");
        assertThat(toBeAsked(populate("demo-gp", choice))).isEqualTo(1);
    }

    @Test
    void onlyAnOptionOfTheQuestionAnswersAChoice() {
        String code = TestForm.newCode();
        String answers = "https://fhir.onestory.example/CodeSystem/OneStory-PlainAnswer";
        TestForm plain = new TestForm().ask("a", code, CHOICE);
        plain.of("a").setAnswerValueSet("https://fhir.onestory.example/ValueSet/OneStory-PlainAnswer");
        plain.store();
        TestForm other = new TestForm().ask("a", code, CHOICE);
        other.of("a").addAnswerOption().setValue(new Coding("https://onestory.test/CodeSystem/other", "yes", null));
        other.store();
        new TestAnswers(plain, person)
                .say("a", new Coding(answers, "rather-not-say", null))
                .sent("demo-gp");

        assertThat(populate("demo-cmht", plain).getItem()).hasSize(1);
        assertThat(populate("demo-cmht", other).getItem()).isEmpty();
    }

    @Test
    void questionThatAnotherAnswerClosesIsNotCounted() {
        String code = TestForm.newCode();
        TestForm form = new TestForm().ask("drinks", code, BOOLEAN);
        form.item("how-much", TestForm.newCode(), STRING)
                .addEnableWhen()
                .setQuestion("drinks")
                .setOperator(QuestionnaireItemOperator.EQUAL)
                .setAnswer(new BooleanType(true));
        form.store();
        new TestAnswers(form, person).say("drinks", new BooleanType(false)).sent("demo-gp");
        assertThat(toBeAsked(populate("demo-gp", form))).isZero();

        new TestAnswers(form, person).say("drinks", new BooleanType(true)).sent("demo-gp");
        assertThat(toBeAsked(populate("demo-gp", form))).isEqualTo(1);
    }

    @Test
    void whatTheCallerMayNotSeeIsAskedAsIfNobodyKnew() {
        String code = TestForm.newCode();
        TestForm form = new TestForm().ask("a", code, INTEGER).store();
        observe(code, daysAgo(1), 7);
        String narrow = OneStoryServer.token(
                "demo-cmht", "system/Patient.r system/Questionnaire.r system/QuestionnaireResponse.r");

        Response answer = withToken(narrow).get("/Questionnaire/" + form.id() + "/$populate?subject=Patient/" + person);

        answer.then()
                .statusCode(200)
                .body("item", org.hamcrest.Matchers.nullValue())
                .body("extension[0].valueUnsignedInt", equalTo(1));
        assertThat(answer.asString()).doesNotContain("Observation/");
    }

    @Test
    void thePersonIsNamedByReferenceOrNhsNumberAndTheFormByItsUrl() {
        TestForm form = new TestForm().ask("a", TestForm.newCode(), STRING).store();
        new TestAnswers(form, person).say("a", "said").sent("demo-gp");
        String subject = "{\"name\":\"subject\",\"valueReference\":{\"reference\":\"Patient/" + person + "\"}}";
        String number = "{\"name\":\"subject\",\"valueReference\":{\"identifier\":{\"system\":"
                + "\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"" + referral.nhsNumber() + "\"}}}";
        String canonical = "{\"name\":\"canonical\",\"valueUri\":\"" + form.url() + "\"}";

        for (String body : List.of(subject + "," + canonical, canonical + "," + number)) {
            as("demo-gp")
                    .body("{\"resourceType\":\"Parameters\",\"parameter\":[" + body + "]}")
                    .post("/Questionnaire/$populate")
                    .then()
                    .statusCode(200)
                    .body("item[0].answer[0].valueString", equalTo("said"));
        }
        as("demo-gp")
                .queryParam("subject", "https://fhir.nhs.uk/Id/nhs-number|" + referral.nhsNumber())
                .queryParam("canonical", form.url())
                .get("/Questionnaire/$populate")
                .then()
                .statusCode(200)
                .body("item[0].answer[0].valueString", equalTo("said"));
    }

    @Test
    void wrongRequestIsRefused() {
        TestForm form = new TestForm().ask("a", null, STRING).store();
        String operation = "/Questionnaire/" + form.id() + "/$populate";
        as("demo-gp").get(operation).then().statusCode(400);
        as("demo-gp").get(operation + "?subject=Group/1").then().statusCode(400);
        as("demo-gp")
                .get(operation + "?subject=Patient/1&subject=Patient/2")
                .then()
                .statusCode(400);
        as("demo-gp")
                .get(operation + "?subject=Patient/1&questionnaire=x")
                .then()
                .statusCode(400);
        as("demo-gp")
                .get("/Questionnaire/$populate?subject=Patient/" + person)
                .then()
                .statusCode(400);
        as("demo-gp")
                .get("/Questionnaire/nothing/$populate?subject=Patient/" + person)
                .then()
                .statusCode(404);
        as("demo-gp")
                .get("/Questionnaire/$populate?canonical=https://onestory.test/none&subject=Patient/" + person)
                .then()
                .statusCode(404);
        as("demo-gp")
                .get(operation + "?subject=Patient/nobody")
                .then()
                .statusCode(404)
                .body(containsString("There is no such resource here."));
        as("demo-admin").get(operation + "?subject=Patient/" + person).then().statusCode(403);
        as("demo-reporting")
                .get(operation + "?subject=Patient/" + person)
                .then()
                .statusCode(403);
        withToken(OneStoryServer.token("demo-gp", "system/Questionnaire.r"))
                .get(operation + "?subject=Patient/" + person)
                .then()
                .statusCode(403);
    }

    @Test
    void longRecordTakesNoMoreStatementsThanAShortOne() {
        TestForm form = new TestForm().ask("a", TestForm.newCode(), STRING).store();
        new TestAnswers(form, person).say("a", "said").sent("demo-gp");
        long few = statements(form);
        for (int i = 0; i < 30; i++) {
            TestForm another =
                    new TestForm().ask("a", TestForm.newCode(), STRING).store();
            new TestAnswers(another, person).say("a", "said " + i).sent("demo-gp");
        }
        assertThat(statements(form)).isEqualTo(few).isLessThanOrEqualTo(6);
    }

    /** The least of several: timers of the server ask the database too, at moments of their own. */
    private long statements(TestForm form) {
        Statistics statistics = OneStoryServer.bean(EntityManagerFactory.class)
                .unwrap(SessionFactory.class)
                .getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            return LongStream.range(0, 5)
                    .map(time -> {
                        statistics.clear();
                        populate("demo-gp", form);
                        return statistics.getPrepareStatementCount();
                    })
                    .min()
                    .orElseThrow();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    private static String daysAgo(int days) {
        return LocalDate.now(Moments.LONDON).minusDays(days).toString();
    }

    private QuestionnaireResponse populate(String partner, TestForm form) {
        String answer = as(partner)
                .get("/Questionnaire/" + form.id() + "/$populate?subject=Patient/" + person)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return OneStoryServer.fhir().newJsonParser().parseResource(QuestionnaireResponse.class, answer);
    }

    private String observe(String code, String date, int value) {
        return as("demo-gp")
                .body(Map.of(
                        "resourceType",
                        "Observation",
                        "status",
                        "final",
                        "code",
                        Map.of("coding", List.of(Map.of("system", TestForm.CODES, "code", code))),
                        "subject",
                        Map.of("reference", "Patient/" + person),
                        "effectiveDateTime",
                        date,
                        "valueInteger",
                        value))
                .post("/Observation")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String value(QuestionnaireResponse response, String linkId) {
        return response.getItem().stream()
                .filter(item -> linkId.equals(item.getLinkId()))
                .map(item -> item.getAnswerFirstRep().getValue().primitiveValue())
                .findFirst()
                .orElse(null);
    }

    private static List<String> sources(QuestionnaireResponse response) {
        return response.getItem().stream()
                .map(QuestionnaireResponseItemComponent::getAnswerFirstRep)
                .map(answer -> ReusedFrom.source(answer).orElseThrow())
                .toList();
    }

    private static int toBeAsked(QuestionnaireResponse response) {
        return ((IntegerType) response.getExtensionByUrl(Population.TO_BE_ASKED).getValue()).getValue();
    }
}

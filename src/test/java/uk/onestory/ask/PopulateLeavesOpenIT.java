package uk.onestory.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.BOOLEAN;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.CHOICE;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.INTEGER;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.STRING;
import static uk.onestory.OneStoryServer.withToken;
import static uk.onestory.ask.Populating.daysAgo;
import static uk.onestory.ask.Populating.toBeAsked;
import static uk.onestory.ask.Populating.value;

import io.restassured.response.Response;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.junit.jupiter.api.Test;
import uk.onestory.OneStoryServer;

/** What {@code $populate} does not take for an answer: it is asked. */
class PopulateLeavesOpenIT {

    private final Populating populating = Populating.somebody();
    private final String person = populating.person();

    @Test
    void tooOldAnAnswerIsAskedAnew() {
        String code = TestForm.newCode();
        TestForm stale =
                new TestForm().ask("a", code, STRING).lasting("a", 3, "mo").store();
        TestForm lasting =
                new TestForm().ask("a", code, STRING).lasting("a", 1000, "a").store();
        new TestAnswers(stale, person).say("a", "1 Mill Lane").on("2011-05-01").sent("demo-gp");

        QuestionnaireResponse asked = populating.populate("demo-gp", stale);
        assertThat(asked.getItem()).isEmpty();
        assertThat(toBeAsked(asked)).isEqualTo(1);
        assertThat(value(populating.populate("demo-gp", lasting), "a")).isEqualTo("1 Mill Lane");
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
        assertThat(populating.populate("demo-gp", form).getItem()).isEmpty();

        new TestAnswers(form, person)
                .say("a", "right")
                .status(QuestionnaireResponseStatus.AMENDED)
                .sent("demo-gp");
        assertThat(value(populating.populate("demo-gp", form), "a")).isEqualTo("right");
        assertThat(toBeAsked(populating.populate("demo-gp", choice))).isEqualTo(1);
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

        assertThat(populating.populate("demo-cmht", plain).getItem()).hasSize(1);
        assertThat(populating.populate("demo-cmht", other).getItem()).isEmpty();
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
        assertThat(toBeAsked(populating.populate("demo-gp", form))).isZero();

        new TestAnswers(form, person).say("drinks", new BooleanType(true)).sent("demo-gp");
        assertThat(toBeAsked(populating.populate("demo-gp", form))).isEqualTo(1);
    }

    @Test
    void whatTheCallerMayNotSeeIsAskedAsIfNobodyKnew() {
        String code = TestForm.newCode();
        TestForm form = new TestForm().ask("a", code, INTEGER).store();
        populating.observe(code, daysAgo(1), 7);
        String narrow = OneStoryServer.token(
                "demo-cmht", "system/Patient.r system/Questionnaire.r system/QuestionnaireResponse.r");

        Response answer = withToken(narrow).get("/Questionnaire/" + form.id() + "/$populate?subject=Patient/" + person);

        answer.then()
                .statusCode(200)
                .body("item", org.hamcrest.Matchers.nullValue())
                .body("extension[0].valueUnsignedInt", equalTo(1));
        assertThat(answer.asString()).doesNotContain("Observation/");
    }
}

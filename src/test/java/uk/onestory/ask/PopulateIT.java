package uk.onestory.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.BOOLEAN;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.DATE;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.INTEGER;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.STRING;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.TEXT;
import static uk.onestory.OneStoryServer.as;
import static uk.onestory.ask.Populating.daysAgo;
import static uk.onestory.ask.Populating.sources;
import static uk.onestory.ask.Populating.toBeAsked;
import static uk.onestory.ask.Populating.value;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.junit.jupiter.api.Test;

/** {@code $populate} as partners call it: what was told to anyone is not asked again. */
class PopulateIT {

    private final Populating populating = Populating.somebody();
    private final String person = populating.person();

    @Test
    void whatWasToldToOneServiceIsFilledInForAnother() {
        String code = TestForm.newCode();
        TestForm first = new TestForm().ask("a", code, STRING).store();
        TestForm second = new TestForm()
                .ask("b", code, TEXT)
                .ask("c", TestForm.newCode(), TEXT)
                .store();
        String source = new TestAnswers(first, person).say("a", "By the canal").sent("demo-gp");

        QuestionnaireResponse filled = populating.populate("demo-cmht", second);

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
        QuestionnaireResponse filled = populating.populate("demo-cmht", form);
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

        assertThat(value(populating.populate("demo-gp", one), "a")).isEqualTo("new");
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

        QuestionnaireResponse filled = populating.populate("demo-gp", form);

        assertThat(value(filled, "new-place")).isEqualTo("Leigh");
        assertThat(value(filled, "old-place")).isNull();
    }

    @Test
    void questionWithoutACodeIsTheSameOnlyInItsOwnForm() {
        TestForm form = new TestForm().ask("a", null, STRING).store();
        TestForm other = new TestForm().ask("a", null, STRING).store();
        new TestAnswers(form, person).say("a", "mine").sent("demo-gp");

        assertThat(value(populating.populate("demo-cmht", form), "a")).isEqualTo("mine");
        assertThat(populating.populate("demo-cmht", other).getItem()).isEmpty();
    }

    @Test
    void observationOfTheSameCodeAnswersTheQuestion() {
        String code = TestForm.newCode();
        TestForm form = new TestForm().ask("a", code, INTEGER).store();
        String id = populating.observe(code, daysAgo(1), 4);

        QuestionnaireResponse filled = populating.populate("demo-cmht", form);

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

        QuestionnaireResponse filled = populating.populate("demo-cmht", form);

        assertThat(value(filled, "born")).isNotNull();
        assertThat(value(filled, "name")).isNotNull();
        assertThat(sources(filled)).containsOnly("Patient/" + person);
        assertThat(toBeAsked(filled)).isEqualTo(2);
    }
}

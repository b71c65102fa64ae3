package uk.onestory.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.INTEGER;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.STRING;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnableWhenTest {

    @ParameterizedTest
    @CsvSource({
        "=,5,true",
        "=,4,false",
        "!=,4,true",
        "!=,5,false",
        ">,4,true",
        ">,5,false",
        "<,6,true",
        "<,5,false",
        ">=,5,true",
        "<=,5,true",
        "<=,4,false"
    })
    void answerOpensAQuestion(String operator, int wanted, boolean open) {
        TestForm form = form();
        when(form, "b", "a", operator, new IntegerType(wanted));
        assertThat(enabled(form, "b", Map.of("a", List.of(new IntegerType(5))))).isEqualTo(open);
        assertThat(enabled(form, "b", Map.of())).isFalse();
    }

    @Test
    void existsAsksWhetherThereIsAnAnswer() {
        TestForm form = form();
        when(form, "b", "a", "exists", new BooleanType(false));
        assertThat(enabled(form, "b", Map.of())).isTrue();
        assertThat(enabled(form, "b", Map.of("a", List.of(new IntegerType(5))))).isFalse();
    }

    @Test
    void anyOrAllConditionsOpenIt() {
        TestForm form = form();
        when(form, "c", "a", "exists", new BooleanType(true));
        when(form, "c", "b", "exists", new BooleanType(true));
        Map<String, List<Type>> one = Map.of("a", List.of(new IntegerType(5)));
        assertThat(enabled(form, "c", one)).isTrue();
        form.of("c").setEnableBehavior(EnableWhenBehavior.ALL);
        assertThat(enabled(form, "c", one)).isFalse();
    }

    @Test
    void answerToAQuestionThatIsClosedOpensNothing() {
        TestForm form = form();
        when(form, "b", "a", "exists", new BooleanType(true));
        when(form, "c", "b", "exists", new BooleanType(true));
        assertThat(enabled(form, "c", Map.of("b", List.of(new IntegerType(5))))).isFalse();
    }

    @Test
    void questionsThatWaitForEachOtherAreClosed() {
        TestForm form = form();
        when(form, "b", "c", "exists", new BooleanType(true));
        when(form, "c", "b", "exists", new BooleanType(true));
        assertThat(enabled(form, "b", Map.of("b", List.of(new IntegerType(5)), "c", List.of(new IntegerType(5)))))
                .isFalse();
    }

    private static TestForm form() {
        return new TestForm().ask("a", null, INTEGER).ask("b", null, INTEGER).ask("c", null, STRING);
    }

    private static void when(TestForm form, String linkId, String question, String operator, Type answer) {
        form.of(linkId)
                .addEnableWhen()
                .setQuestion(question)
                .setOperator(QuestionnaireItemOperator.fromCode(operator))
                .setAnswer(answer);
    }

    private static boolean enabled(TestForm form, String linkId, Map<String, List<Type>> answers) {
        return new EnableWhen(form.form(), question -> answers.getOrDefault(question, List.of()))
                .enabled(form.of(linkId));
    }
}

package uk.onestory.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.BOOLEAN;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.DATE;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.DECIMAL;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.INTEGER;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.QUANTITY;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.REFERENCE;
import static org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.STRING;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;

/** Types that have no options; those are asked for over HTTP in {@link PopulateIT}. */
class FitTest {

    private final Fit fit = new Fit(null);

    @Test
    void numberOfAScoreIsAnInteger() {
        assertThat(fits(INTEGER, quantity(12, "{score}"))).isEqualTo("12");
        assertThat(fits(INTEGER, new DecimalType("12"))).isEqualTo("12");
        assertThat(fits(INTEGER, new DecimalType("12.5"))).isNull();
        assertThat(fits(INTEGER, quantity(12, "kg"))).isNull();
        assertThat(fits(DECIMAL, new IntegerType(12))).isEqualTo("12");
    }

    @Test
    void dayOfAMomentIsTheOneInLondon() {
        assertThat(fits(DATE, new DateTimeType("2026-07-01T23:30:00Z"))).isEqualTo("2026-07-02");
        assertThat(fits(DATE, new DateTimeType("2026-07"))).isEqualTo("2026-07");
        assertThat(fits(DATE, new DateType("1985-05-12"))).isEqualTo("1985-05-12");
    }

    @Test
    void wordsAreNoNumberAndNoYes() {
        assertThat(fits(INTEGER, new StringType("12"))).isNull();
        assertThat(fits(BOOLEAN, new StringType("true"))).isNull();
        assertThat(fits(STRING, new BooleanType(true))).isNull();
    }

    @Test
    void wordsThatAreTooLongDoNotFit() {
        TestForm form = new TestForm().ask("a", null, STRING);
        form.of("a").setMaxLength(5);
        assertThat(of(form, new StringType("short"))).isPresent();
        assertThat(of(form, new StringType("longer"))).isEmpty();
    }

    @Test
    void severalValuesFitOnlyWhereSeveralAreWanted() {
        TestForm form = new TestForm().ask("a", null, STRING);
        assertThat(of(form, new StringType("a"), new StringType("b"))).isEmpty();
        form.of("a").setRepeats(true);
        assertThat(of(form, new StringType("a"), new StringType("b"))).isPresent();
        assertThat(of(form, new StringType("a"), new BooleanType(true))).isEmpty();
    }

    @Test
    void otherUnitDoesNotFit() {
        TestForm form = new TestForm().ask("a", null, QUANTITY);
        form.of("a")
                .addExtension(
                        "http://hl7.org/fhir/StructureDefinition/questionnaire-unit",
                        new Coding("http://unitsofmeasure.org", "kg", null));
        assertThat(of(form, quantity(70, "kg"))).isPresent();
        assertThat(of(form, quantity(11, "[stone_av]"))).isEmpty();
    }

    @Test
    void onlyWhatEveryPartnerMayReadIsReferredTo() {
        TestForm form = new TestForm().ask("a", null, REFERENCE);
        assertThat(of(form, new Reference("Organization/gmmh"))).isPresent();
        assertThat(of(form, new Reference("Condition/1"))).isEmpty();
    }

    private String fits(QuestionnaireItemType type, Type value) {
        return of(new TestForm().ask("a", null, type), value)
                .map(values -> values.get(0).primitiveValue())
                .orElse(null);
    }

    private Optional<List<Type>> of(TestForm form, Type... values) {
        return fit.of(List.of(values), form.of("a"), form.questionnaire());
    }

    private static Quantity quantity(int value, String code) {
        return new Quantity()
                .setSystem("http://unitsofmeasure.org")
                .setCode(code)
                .setValue(value);
    }
}

package uk.onestory.ask;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.conformance.OfflineConformance;

class AgeLimitsTest {

    private static final String BASE = FhirPackage.BASE + "/CodeSystem/";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final AgeLimits limits = new AgeLimits();

    @ParameterizedTest
    @MethodSource("questions")
    void everyQuestionOfThePackageHasALineOfItsOwn(String key) {
        assertThat(limits.names(key)).isTrue();
    }

    static Stream<String> questions() {
        return new OfflineConformance(FhirContext.forR4Cached())
                .definitions().stream()
                        .filter(CodeSystem.class::isInstance)
                        .map(CodeSystem.class::cast)
                        .filter(codes -> List.of("OneStory-AboutMe", "OneStory-AssessmentQuestion")
                                .contains(codes.getIdElement().getIdPart()))
                        .flatMap(codes -> codes.getConcept().stream()
                                .map(ConceptDefinitionComponent::getCode)
                                .map(code -> codes.getUrl() + "|" + code));
    }

    @ParameterizedTest
    @CsvSource({
        "OneStory-AssessmentQuestion,suicidal-thoughts,2026-11-22T09:59:59Z,true",
        "OneStory-AssessmentQuestion,feeling-lately,2026-11-16T10:00:00Z,false",
        "OneStory-AssessmentQuestion,feeling-lately,2026-11-15T09:00:00Z,true",
        "OneStory-AssessmentQuestion,preferred-name,1990-01-01T00:00:00Z,false",
        "unknown,unknown,2024-11-23T00:00:00Z,false",
        "unknown,unknown,2024-11-21T00:00:00Z,true"
    })
    void answerIsTooOldByTheTable(String system, String code, Instant told, boolean over) {
        QuestionnaireItemComponent item = new QuestionnaireItemComponent();
        item.addCode(new Coding(BASE + system, code, null));
        assertThat(limits.of(item).isOver(told, NOW)).isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource({
        "1,d,2026-11-21T09:00:00Z,true",
        "1,d,2026-11-21T11:00:00Z,false",
        "3,mo,2026-08-22T10:00:01Z,false",
        "2,wk,2026-11-07T10:00:00Z,true",
        "1000,a,1950-01-01T00:00:00Z,false",
        "99999,a,1950-01-01T00:00:00Z,false",
        "0,d,2026-11-22T09:59:59Z,true"
    })
    void whatTheQuestionSaysItselfComesFirst(int amount, String unit, Instant told, boolean over) {
        TestForm form = new TestForm()
                .ask("a", TestForm.newCode(), QuestionnaireItemType.STRING)
                .lasting("a", amount, unit);
        assertThat(limits.of(form.of("a")).isOver(told, NOW)).isEqualTo(over);
    }
}

package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue, the knowledge and the questionnaires that the package brings are whole. */
class PackageContentTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final FhirPackage PACKAGE = new FhirPackage(FHIR);
    private static final List<Resource> DEFINITIONS = PACKAGE.definitions();
    private static final Set<String> URLS =
            all(MetadataResource.class).map(MetadataResource::getUrl).collect(Collectors.toUnmodifiableSet());
    private static final ResourceValidator VALIDATOR = new ResourceValidator(
            FHIR,
            new Definitions(
                    FHIR, PACKAGE, new StoredQuestionnaires(FHIR, null), TerminologySettings.none(), Clock.systemUTC()),
            new IdentitySettings(false),
            Clock.systemUTC());

    @ParameterizedTest
    @MethodSource("content")
    void meetsItsOwnProfile(MetadataResource resource) {
        assertThat(VALIDATOR.validate(resource))
                .filteredOn(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .extracting(SingleValidationMessage::getMessage)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("interventions")
    void interventionNamesWhatToKnowAndWhatIsDone(PlanDefinition intervention) {
        assertThat(knowledge(intervention.getRelatedArtifact())).isNotEmpty().isSubsetOf(URLS);
        assertThat(intervention.getAction()).isNotEmpty().allSatisfy(action -> assertThat(URLS)
                .contains(action.getDefinitionCanonicalType().getValue()));
    }

    @ParameterizedTest
    @MethodSource("activities")
    void activityNamesWhatToKnow(ActivityDefinition activity) {
        assertThat(knowledge(activity.getRelatedArtifact())).isNotEmpty().isSubsetOf(URLS);
    }

    @ParameterizedTest
    @MethodSource("questionnaires")
    void questionsAreCodedAndNoneMustBeAnswered(Questionnaire questionnaire) {
        List<QuestionnaireItemComponent> questions = items(questionnaire.getItem())
                .filter(item -> item.getType() != QuestionnaireItemType.GROUP
                        && item.getType() != QuestionnaireItemType.DISPLAY)
                .toList();

        assertThat(questions).isNotEmpty().allSatisfy(question -> {
            assertThat(question.getCode()).hasSize(1);
            assertThat(question.getRequired()).isFalse();
            assertThat(question.getType() != QuestionnaireItemType.CHOICE
                            || URLS.contains(question.getAnswerValueSet()))
                    .as(question.getLinkId())
                    .isTrue();
        });
    }

    static Stream<MetadataResource> content() {
        return Stream.of(interventions(), activities(), all(Library.class), all(Measure.class), questionnaires())
                .flatMap(resources -> resources);
    }

    static Stream<PlanDefinition> interventions() {
        return all(PlanDefinition.class);
    }

    static Stream<ActivityDefinition> activities() {
        return all(ActivityDefinition.class);
    }

    static Stream<Questionnaire> questionnaires() {
        return all(Questionnaire.class);
    }

    private static <T extends Resource> Stream<T> all(Class<T> type) {
        return DEFINITIONS.stream().filter(type::isInstance).map(type::cast);
    }

    private static List<String> knowledge(List<RelatedArtifact> artifacts) {
        return artifacts.stream()
                .filter(artifact -> artifact.getType() == RelatedArtifactType.DOCUMENTATION)
                .map(RelatedArtifact::getResource)
                .toList();
    }

    private static Stream<QuestionnaireItemComponent> items(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), items(item.getItem())));
    }
}

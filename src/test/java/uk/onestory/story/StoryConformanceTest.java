package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The document against base R4, {@code OneStory-StoryBundle} and {@code OneStory-Story}, as an outside validator would. */
class StoryConformanceTest {

    private static final String PROFILE = "https://fhir.onestory.example/StructureDefinition/OneStory-";
    private static FhirValidator validator;

    @BeforeAll
    static void readPackage() throws IOException {
        FhirContext fhir = StoryFixture.FHIR;
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(fhir);
        try (InputStream in = StoryConformanceTest.class.getResourceAsStream("/fhir-package/fhir.r4.onestory.tgz")) {
            NpmPackage.fromPackage(in).getFolders().get("package").getContent().forEach((file, content) -> {
                if (file.endsWith(".json") && !file.startsWith(".") && !file.equals("package.json")) {
                    ours.addResource(fhir.newJsonParser().parseResource(new String(content, StandardCharsets.UTF_8)));
                }
            });
        }
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(fhir);
        unknown.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
        FhirInstanceValidator instances = new FhirInstanceValidator(new ValidationSupportChain(
                ours,
                new DefaultProfileValidationSupport(fhir),
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir),
                new SnapshotGeneratingValidationSupport(fhir),
                unknown));
        instances.setAnyExtensionsAllowed(true);
        instances.setErrorForUnknownProfiles(false);
        instances.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        validator = fhir.newValidator().registerValidatorModule(instances);
    }

    @ParameterizedTest
    @EnumSource
    void aStoryIsAValidDocument(GoldenPerson person) {
        assertThat(errors(person.story())).isEmpty();
    }

    @Test
    void aStoryOfSomeSectionsIsAValidDocument() {
        Bundle story = GoldenPerson.ALCOHOL_AND_DEPRESSION.story(StoryRequest.of(List.of("plan,referrals"), null));
        assertThat(errors(story)).isEmpty();
    }

    private static List<String> errors(Bundle story) {
        // As it goes over the wire.
        String json = StoryFixture.json(story);
        ValidationOptions options = new ValidationOptions().addProfile(PROFILE + "StoryBundle");
        return validator.validateWithResult(json, options).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(StoryConformanceTest::words)
                .toList();
    }

    private static String words(SingleValidationMessage message) {
        return message.getLocationString() + ": " + message.getMessage();
    }
}

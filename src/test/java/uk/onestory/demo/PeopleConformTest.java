package uk.onestory.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.junit.jupiter.api.Test;

/** What the generator makes meets the profiles, so that a mass load may skip their validation. */
class PeopleConformTest {

    private static final Path DEFINITIONS = Path.of("fhir-profiles/fsh-generated/resources");
    /** All special cases are among them. */
    private static final int SAMPLE = 50;

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @Test
    void everyResourceMeetsItsProfile() throws IOException {
        FhirValidator validator = validator();
        People people = new People(LocalDate.of(2026, 11, 20));
        List<String> errors = new ArrayList<>();
        int validated = 0;
        for (int index = 0; index < SAMPLE; index++) {
            List<BundleEntryComponent> entries =
                    PeopleTest.entries(people.person(1, index)).toList();
            Map<String, String> ids = new HashMap<>();
            entries.forEach(entry -> ids.put(
                    entry.getFullUrl(),
                    entry.getResource().fhirType() + "/" + entry.getFullUrl().substring(9)));
            for (BundleEntryComponent entry : entries) {
                Resource resource = stored(entry.getResource(), ids);
                validated++;
                validator.validateWithResult(resource).getMessages().stream()
                        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                        .map(SingleValidationMessage::toString)
                        .forEach(errors::add);
            }
        }
        assertThat(errors).isEmpty();
        assertThat(validated).isGreaterThan(SAMPLE * 10);
    }

    @Test
    void everyCodeOfOursHasTheDisplayThatItsCodeSystemGivesIt() throws IOException {
        Map<String, String> displays = new HashMap<>();
        try (Stream<Path> files = Files.list(DEFINITIONS)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("CodeSystem-"))
                    .toList()) {
                CodeSystem system = FHIR.newJsonParser().parseResource(CodeSystem.class, Files.readString(file));
                system.getConcept()
                        .forEach(concept -> displays.put(system.getUrl() + concept.getCode(), concept.getDisplay()));
            }
        }
        People people = new People(LocalDate.of(2026, 11, 20));
        List<Coding> ours = IntStream.range(0, SAMPLE)
                .mapToObj(index -> people.person(1, index))
                .flatMap(PeopleTest::entries)
                .flatMap(entry ->
                        FHIR.newTerser().getAllPopulatedChildElementsOfType(entry.getResource(), Coding.class).stream())
                .filter(coding -> displays.containsKey(coding.getSystem() + coding.getCode()))
                .toList();
        assertThat(ours).hasSizeGreaterThan(SAMPLE * 10).allSatisfy(coding -> assertThat(coding.getDisplay())
                .isEqualTo(displays.get(coding.getSystem() + coding.getCode())));
    }

    /** As the store keeps it: references by id. */
    private static Resource stored(Resource resource, Map<String, String> ids) {
        for (Reference reference : FHIR.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class)) {
            if (reference.hasReference()) {
                reference.setReference(ids.getOrDefault(reference.getReference(), reference.getReference()));
                assertThat(reference.getReference()).doesNotStartWith("urn:");
            }
        }
        return resource;
    }

    private static FhirValidator validator() throws IOException {
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(FHIR);
        try (Stream<Path> files = Files.list(DEFINITIONS)) {
            for (Path file : files.filter(PeopleConformTest::defines).toList()) {
                ours.addResource(FHIR.newJsonParser().parseResource(Files.readString(file)));
            }
        }
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(FHIR);
        unknown.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
        FhirInstanceValidator instances = new FhirInstanceValidator(new ValidationSupportChain(
                ours,
                new DefaultProfileValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR),
                new SnapshotGeneratingValidationSupport(FHIR),
                unknown));
        instances.setAnyExtensionsAllowed(false);
        instances.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        FhirValidator validator = FHIR.newValidator();
        validator.registerValidatorModule(instances);
        return validator;
    }

    private static boolean defines(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("StructureDefinition-")
                || name.startsWith("ValueSet-")
                || name.startsWith("CodeSystem-")
                || name.startsWith("Questionnaire-");
    }
}

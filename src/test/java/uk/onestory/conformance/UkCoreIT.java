package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.onestory.TestDatabase;

/**
 * What conforms to OneStory conforms to UK Core: every valid example meets the UK Core profile of its type, where the
 * definitions of UK Core lie beside the project.
 */
class UkCoreIT {

    private static final Path FOLDER = Path.of("..", "shared", "reference", "ukcore");
    private static final String PROFILE = "https://fhir.hl7.org.uk/StructureDefinition/UKCore-";
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private static FhirValidator validator;
    private static final Set<String> PROFILED = new HashSet<>();

    @BeforeAll
    static void load() throws IOException {
        Assumptions.assumeTrue(
                Files.isDirectory(FOLDER), "skipped: UK Core is not beside the project (" + FOLDER + ")");
        Assumptions.assumeFalse(TestDatabase.isPostgresql(), "skipped: asks no database, once is enough");
        PrePopulatedValidationSupport definitions = new PrePopulatedValidationSupport(FHIR);
        for (String kind : List.of("structuredefinitions", "valuesets", "codesystems")) {
            try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
                for (Path file : files.sorted().toList()) {
                    Resource definition = (Resource) FHIR.newXmlParser().parseResource(Files.readString(file));
                    definitions.addResource(definition);
                    PROFILED.add(definition.getIdElement().getIdPart());
                }
            }
        }
        new FhirPackage(FHIR).definitions().forEach(definitions::addResource);
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(FHIR);
        unknown.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
        FhirInstanceValidator instances = new FhirInstanceValidator(new ValidationSupportChain(
                definitions,
                new DefaultProfileValidationSupport(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR),
                new SnapshotGeneratingValidationSupport(FHIR),
                unknown));
        instances.setAnyExtensionsAllowed(true);
        instances.setErrorForUnknownProfiles(false);
        validator = FHIR.newValidator().registerValidatorModule(instances);
    }

    /** The definitions take memory that the server of the other tests can use. */
    @AfterAll
    static void forget() {
        validator = null;
    }

    @ParameterizedTest
    @MethodSource("valid")
    void validExampleMeetsUkCore(Path file) {
        Resource example = (Resource) FHIR.newJsonParser().parseResource(Examples.read(file));
        Assumptions.assumeTrue(
                PROFILED.contains("UKCore-" + example.fhirType()), "UK Core has no profile of " + example.fhirType());

        List<String> errors = validator
                .validateWithResult(example, new ValidationOptions().addProfile(PROFILE + example.fhirType()))
                .getMessages()
                .stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(UkCoreIT::told)
                .toList();

        assertThat(errors).isEmpty();
    }

    private static String told(SingleValidationMessage message) {
        return message.getLocationString() + ": " + message.getMessage();
    }

    static Stream<Path> valid() {
        return Examples.valid();
    }
}

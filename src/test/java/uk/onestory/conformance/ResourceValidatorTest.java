package uk.onestory.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.util.ResourceUtil;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.time.Clock;
import java.util.List;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class ResourceValidatorTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final ResourceValidator VALIDATOR = new ResourceValidator(
            FHIR,
            new Definitions(
                    FHIR,
                    new FhirPackage(FHIR),
                    new StoredQuestionnaires(FHIR, null),
                    TerminologySettings.none(),
                    Clock.systemUTC()),
            new IdentitySettings(false),
            Clock.systemUTC());

    @Test
    void personWithNameAndNumberIsValid() {
        assertThat(errors(sam())).isEmpty();
    }

    @Test
    void elementThatAPatchEmptiedIsMissing() {
        Patient patched = sam();
        patched.setName(List.of(new HumanName()));

        assertThat(errors(patched)).anyMatch(error -> error.getMessage().contains("name-or-why-not"));
    }

    @Test
    void resourceIsJudgedAsItIsNowAndNotAsItWasParsed() {
        Patient patched = FHIR.newJsonParser()
                .parseResource(Patient.class, FHIR.newJsonParser().encodeResourceToString(sam()));
        ResourceUtil.addRawDataToResource(
                patched, EncodingEnum.JSON, FHIR.newJsonParser().encodeResourceToString(patched));
        patched.setName(null);

        assertThat(errors(patched)).anyMatch(error -> error.getMessage().contains("name-or-why-not"));
    }

    @Test
    void nhsNumberWithAWrongCheckDigitIsNamed() {
        Patient wrong = sam();
        wrong.getIdentifierFirstRep().setValue("9990000019");

        assertThat(errors(wrong))
                .extracting(SingleValidationMessage::getLocationString)
                .contains("Patient.identifier[0].value");
    }

    private static List<SingleValidationMessage> errors(Patient patient) {
        return VALIDATOR.validate(patient).stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .toList();
    }

    private static Patient sam() {
        Patient sam = new Patient();
        sam.addIdentifier().setSystem(NhsNumber.SYSTEM).setValue("9990000018");
        sam.addName().setFamily("Ashworth");
        return sam;
    }
}

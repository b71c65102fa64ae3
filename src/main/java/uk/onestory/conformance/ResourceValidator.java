package uk.onestory.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.util.ResourceUtil;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.IInstanceValidatorModule;
import ca.uhn.fhir.validation.IValidationContext;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import ca.uhn.fhir.validation.ValidationResult;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The one validator: base R4, the profiles that {@code meta.profile} names, the profile of the type, and the rules that
 * FHIRPath cannot say. HAPI's {@code $validate} uses it as well, so both give the same verdict.
 */
@Component
@Primary
class ResourceValidator implements IInstanceValidatorModule {

    private final FhirContext fhir;
    private final FhirInstanceValidator instances;
    private final IdentitySettings identity;

    ResourceValidator(FhirContext fhir, Definitions definitions, IdentitySettings identity) {
        this.fhir = fhir;
        this.identity = identity;
        this.instances = new FhirInstanceValidator(fhir);
        instances.setWrappedWorkerContext(definitions.chain(), definitions.context());
        instances.setAnyExtensionsAllowed(true);
        // Partners name profiles of UK Core and BaRS that are not here: worth a warning, no reason to refuse.
        instances.setErrorForUnknownProfiles(false);
        instances.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
    }

    /** All issues of the resource as it is now, errors first. */
    List<SingleValidationMessage> validate(IBaseResource resource) {
        // HAPI keeps the text that a resource was parsed from, and its validator prefers that to the resource: what a
        // patch or a rule changed in place would go unseen.
        ResourceUtil.addRawDataToResource(
                resource, EncodingEnum.JSON, fhir.newJsonParser().encodeResourceToString(resource));
        FhirValidator validator = fhir.newValidator();
        validator.registerValidatorModule(this);
        ValidationResult result = validator.validateWithResult(resource, new ValidationOptions());
        ResourceUtil.clearRawStringFromResource(resource);
        return result.getMessages().stream()
                .sorted(java.util.Comparator.comparing(SingleValidationMessage::getSeverity)
                        .reversed())
                .toList();
    }

    @Override
    public void validateResource(IValidationContext<IBaseResource> context) {
        IBaseResource resource = context.getResource();
        if (context.getOptions().getProfiles().isEmpty()) {
            TypeProfiles.of(resource).stream()
                    .filter(profile -> resource.getMeta().getProfile().stream()
                            .noneMatch(named -> profile.equals(named.getValue())))
                    .forEach(context.getOptions()::addProfile);
        }
        instances.validateResource(context);
        context.getMessages().stream()
                .filter(message -> isOfBackPort(message.getMessageId()))
                .forEach(message -> message.setSeverity(ResultSeverityEnum.WARNING));
        if (resource instanceof Resource sent) {
            StoredForm.errors(sent).forEach(context::addValidationMessage);
            LaggingCodes.notes(sent).forEach(context::addValidationMessage);
        }
        if (resource instanceof Patient patient && !identity.acceptInvalidNhsNumbers()) {
            checkNhsNumbers(patient, context);
        }
    }

    /** UK Core itself uses extensions of R5; the versions that the validator knows of do not come with R4. */
    private static boolean isOfBackPort(String messageId) {
        return messageId != null && messageId.startsWith("Extension_EXT_Version_");
    }

    private static void checkNhsNumbers(Patient patient, IValidationContext<IBaseResource> context) {
        List<Identifier> identifiers = patient.getIdentifier();
        for (int i = 0; i < identifiers.size(); i++) {
            Identifier identifier = identifiers.get(i);
            if (NhsNumber.SYSTEM.equals(identifier.getSystem())
                    && identifier.hasValue()
                    && !NhsNumber.isValid(identifier.getValue())) {
                context.addValidationMessage(Message.of(
                        ResultSeverityEnum.ERROR,
                        "Patient.identifier[" + i + "].value",
                        Rule.SYSTEM + "#" + Rule.NHS_NUMBER_INVALID.code(),
                        "This NHS number fails the modulus 11 check: send the ten digits as they stand in the"
                                + " person's record, or no NHS number and the reason for that."));
            }
        }
    }
}

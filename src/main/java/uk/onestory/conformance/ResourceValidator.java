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
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import uk.onestory.fhir.Elements;

/**
 * The one validator: base R4, the profiles that {@code meta.profile} names, the profile of the type, and the rules that
 * FHIRPath cannot say. HAPI's {@code $validate} uses it as well, so both give the same verdict.
 */
@Component
@Primary
class ResourceValidator implements IInstanceValidatorModule {

    private static final long MOST_SHAPES = 20_000;

    private final FhirContext fhir;
    private final FhirInstanceValidator instances;
    private final IdentitySettings identity;
    private final Shapes shapes;
    private final HappenedDates dates;
    /** The shapes of what was found conformant. */
    private final Cache<String, Boolean> conformant =
            Caffeine.newBuilder().maximumSize(MOST_SHAPES).build();

    ResourceValidator(FhirContext fhir, Definitions definitions, IdentitySettings identity, Clock clock) {
        this.fhir = fhir;
        this.dates = new HappenedDates(clock);
        this.shapes = new Shapes(fhir, definitions);
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
        return validate(resource, fhir.newJsonParser().encodeResourceToString(resource));
    }

    /**
     * The errors of the resource as it is now, and perhaps what else there is to say: a resource of a shape that is known
     * to conform is not validated again.
     */
    List<SingleValidationMessage> errors(IBaseResource resource) {
        String json = fhir.newJsonParser().encodeResourceToString(resource);
        Optional<String> shape = shapes.of(resource.fhirType(), TypeProfiles.of(resource), json);
        if (shape.isPresent() && conformant.getIfPresent(shape.get()) != null) {
            return ownIssues(resource);
        }
        List<SingleValidationMessage> messages = validate(resource, json);
        boolean conforms =
                messages.stream().allMatch(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) < 0);
        if (conforms) {
            shape.ifPresent(known -> conformant.put(known, true));
        }
        return messages;
    }

    private List<SingleValidationMessage> validate(IBaseResource resource, String json) {
        // HAPI keeps the text that a resource was parsed from, and its validator prefers that to the resource: what a
        // patch or a rule changed in place would go unseen.
        ResourceUtil.addRawDataToResource(resource, EncodingEnum.JSON, json);
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
                .filter(message -> isOfBackPort(message.getMessageId()) || isLinkToEntry(message))
                .forEach(message -> message.setSeverity(ResultSeverityEnum.WARNING));
        ownIssues(resource).forEach(context::addValidationMessage);
    }

    /** What the definitions do not say. */
    private List<SingleValidationMessage> ownIssues(IBaseResource resource) {
        List<SingleValidationMessage> issues = new ArrayList<>();
        if (resource instanceof Resource sent) {
            NhsNumberForm numbers = new NhsNumberForm(issues, identity.acceptInvalidNhsNumbers());
            boolean counts = !HappenedDates.isMistake(sent);
            Elements.visit(sent, (path, element) -> {
                StoredForm.check(path, element, issues);
                numbers.check(path, element);
                if (counts) {
                    dates.check(path, element, issues);
                }
            });
            issues.addAll(LaggingCodes.notes(sent));
            issues.addAll(dates.errors(sent));
        }
        return issues;
    }

    /** UK Core itself uses extensions of R5; the versions that the validator knows of do not come with R4. */
    private static boolean isOfBackPort(String messageId) {
        return messageId != null && messageId.startsWith("Extension_EXT_Version_");
    }

    /** In a transaction a narrative may link to another entry: the link is replaced when that has its id. */
    private static boolean isLinkToEntry(SingleValidationMessage message) {
        return "TYPE_SPECIFIC_CHECKS_DT_XHTML_LITERAL_HREF".equals(message.getMessageId())
                && message.getMessage().contains("'urn:");
    }
}

package uk.onestory.conformance;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.springframework.stereotype.Component;
import uk.onestory.server.HookOrder;
import uk.onestory.server.StorageInterceptor;
import uk.onestory.server.SupportedResources;

/**
 * Validates whatever is about to be stored. It hooks into the storage and not into the request, so that create, update,
 * patch, conditional writes, batch, transaction, operations and the server's own writes all pass here.
 */
@Component
@Interceptor
public class ConformanceInterceptor implements StorageInterceptor {

    private final ResourceValidator validator;

    ConformanceInterceptor(ResourceValidator validator) {
        this.validator = validator;
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = HookOrder.CONFORMANCE)
    public void created(IBaseResource resource, RequestDetails request) {
        check(resource, request);
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = HookOrder.CONFORMANCE)
    public void updated(IBaseResource before, IBaseResource after, RequestDetails request) {
        check(after, request);
    }

    private void check(IBaseResource resource, RequestDetails request) {
        if (SupportedResources.CONFORMANCE.contains(resource.fhirType())) {
            return; // the package is checked when it is built, and partners do not write here
        }
        if (AlreadyValidated.is(request)) {
            return;
        }
        ValidationNotes notes = ValidationNotes.of(request);
        List<SingleValidationMessage> messages =
                notes.areWanted() ? validator.validate(resource) : validator.errors(resource);
        boolean refused =
                messages.stream().anyMatch(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0);
        if (refused) {
            OperationOutcome outcome = new OperationOutcome();
            messages.forEach(message -> outcome.addIssue(ValidationIssue.of(message)));
            throw Refusal.of(outcome);
        }
        notes.add(resource, messages);
    }
}

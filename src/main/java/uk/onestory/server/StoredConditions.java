package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.interceptor.model.PrePatchDetails;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.stereotype.Component;

/** Compares {@link Preconditions} with what is there, in the transaction that writes: 412 (RFC 9110, 13.1). */
@Component
@Interceptor
public class StoredConditions implements StorageInterceptor {

    private static final Set<RequestTypeEnum> CHANGES =
            EnumSet.of(RequestTypeEnum.PUT, RequestTypeEnum.PATCH, RequestTypeEnum.DELETE);

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = HookOrder.NAMES)
    public void creating(IBaseResource resource, RequestDetails request) {
        of(request, resource).ifPresent(Condition::checkAbsent);
    }

    /** Here HAPI still knows which entry of a bundle patches. */
    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_PREPATCH, order = HookOrder.NAMES)
    public void patching(PrePatchDetails patch, RequestDetails request) {
        if (patch.getResource() != null) {
            of(request, patch.getResource()).ifPresent(condition -> condition.checkPresent(patch.getResource()));
        }
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = HookOrder.NAMES)
    public void updating(IBaseResource before, IBaseResource after, RequestDetails request) {
        if (before != null) {
            PatchAnswers.patched(request, before);
        }
        of(request, after).ifPresent(condition -> {
            if (before == null || before.isDeleted()) {
                condition.checkAbsent();
            } else {
                condition.checkPresent(before);
            }
        });
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = HookOrder.KEEP)
    public void updated(IBaseResource before, IBaseResource after, RequestDetails request) {
        PatchAnswers.patched(request, after);
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED, order = HookOrder.NAMES)
    public void deleting(IBaseResource resource, RequestDetails request) {
        of(request, resource).ifPresent(condition -> condition.checkPresent(resource));
    }

    /** What the server writes along is not what the client means. */
    private static Optional<Condition> of(RequestDetails request, IBaseResource written) {
        if (!(request instanceof ServletRequestDetails)) {
            return Optional.empty();
        }
        Optional<Condition> brought = Preconditions.of(request, written);
        if (brought.isPresent()) {
            return brought;
        }
        if (!CHANGES.contains(request.getRequestType()) || !written.fhirType().equals(request.getResourceName())) {
            return Optional.empty();
        }
        boolean another = request.getId() != null
                && written.getIdElement().hasIdPart()
                && !written.getIdElement().getIdPart().equals(request.getId().getIdPart());
        return another ? Optional.empty() : Preconditions.of(request);
    }
}

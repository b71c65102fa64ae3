package uk.onestory.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.stereotype.Component;
import uk.onestory.server.HookOrder;
import uk.onestory.server.StorageInterceptor;

/**
 * The second line: whatever way a write of a partner took, what it stores is of a type that this kind of partner may
 * write. What the server itself writes has no partner behind it.
 */
@Component
@Interceptor
public class StoredTypes implements StorageInterceptor {

    private final AccessPolicy policy;

    StoredTypes(AccessPolicy policy) {
        this.policy = policy;
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = HookOrder.ACCESS)
    public void creating(IBaseResource resource, RequestDetails request) {
        check(resource, request);
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = HookOrder.ACCESS)
    public void updating(IBaseResource before, IBaseResource after, RequestDetails request) {
        check(after, request);
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED, order = HookOrder.ACCESS)
    public void deleting(IBaseResource resource, RequestDetails request) {
        check(resource, request);
    }

    private void check(IBaseResource stored, RequestDetails request) {
        Callers.of(request)
                .ifPresent(caller -> policy.store(caller, stored.fhirType()).orElseRefuse());
    }
}

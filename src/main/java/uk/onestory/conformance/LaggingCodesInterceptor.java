package uk.onestory.conformance;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.server.HookOrder;
import uk.onestory.server.StorageInterceptor;
import uk.onestory.server.SupportedResources;

/** Partners lag behind the standards: what they send is brought up to date, in place, before it is validated. */
@Component
@Interceptor
public class LaggingCodesInterceptor implements StorageInterceptor {

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = HookOrder.PREPARE)
    public void creating(IBaseResource resource, RequestDetails request) {
        bringUpToDate(resource, request);
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = HookOrder.PREPARE)
    public void updating(IBaseResource before, IBaseResource after, RequestDetails request) {
        bringUpToDate(after, request);
    }

    private static void bringUpToDate(IBaseResource sent, RequestDetails request) {
        if (sent instanceof Resource resource
                && !SupportedResources.CONFORMANCE.contains(resource.fhirType())
                && !AlreadyValidated.is(request)) {
            ValidationNotes.of(request).add(resource, LaggingCodes.bringUpToDate(resource));
        }
    }
}

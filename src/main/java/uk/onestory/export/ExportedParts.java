package uk.onestory.export;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.stereotype.Component;
import uk.onestory.access.Visibility;
import uk.onestory.server.StorageInterceptor;

/** A report is made for nobody who cares for the person: what they share with some only is in no file. */
@Component
@Interceptor
public class ExportedParts implements StorageInterceptor {

    private final Visibility visibility;

    ExportedParts(Visibility visibility) {
        this.visibility = visibility;
    }

    /** @return true: the resource itself stays in the file */
    @Hook(Pointcut.STORAGE_BULK_EXPORT_RESOURCE_INCLUSION)
    public boolean include(IBaseResource resource) {
        visibility.keepShared(resource);
        return true;
    }
}

package uk.onestory.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.IDao;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.fhir.LocalReference;
import uk.onestory.fhir.PersonElement;
import uk.onestory.server.HookOrder;
import uk.onestory.server.StorageInterceptor;

/**
 * Keeps which organisation wrote a record of a person, whatever way it came: the one whose request stored its first
 * version. What the server adds to a partner's write counts as that partner's, what it writes on its own as nobody's. A
 * record that was deleted and comes back is that of who brings it back.
 */
@Component
@Interceptor
public class WriterInterceptor implements StorageInterceptor {

    private final WriterTable table;

    WriterInterceptor(WriterTable table) {
        this.table = table;
    }

    /** During the commit, when the server adds the last of its own, it would be too late to ask for being called. */
    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = HookOrder.KEEP)
    public void creating(IBaseResource resource, RequestDetails request) {
        WrittenRecords.of(table).by(organization(request));
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = HookOrder.KEEP)
    public void updating(IBaseResource before, IBaseResource after, RequestDetails request) {
        WrittenRecords.of(table).by(organization(request));
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED, order = HookOrder.KEEP)
    public void deleting(IBaseResource resource, RequestDetails request) {
        WrittenRecords.of(table).by(organization(request));
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = HookOrder.KEEP)
    public void created(IBaseResource resource, RequestDetails request) {
        if (isRecord(resource)) {
            WrittenRecords.of(table).created(key(resource), organization(request), person(resource));
        }
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = HookOrder.KEEP)
    public void updated(IBaseResource before, IBaseResource after, RequestDetails request) {
        if (!isRecord(after)) {
            return;
        }
        String person = person(after);
        if (ResourceMetadataKeyEnum.DELETED_AT.get(before) != null) {
            WrittenRecords.of(table).restored(key(after), organization(request), person);
        } else if (!Objects.equals(person(before), person)) {
            WrittenRecords.of(table).moved(key(after), after.getIdElement().getVersionIdPartAsLong(), person);
        }
    }

    private static boolean isRecord(IBaseResource resource) {
        return resource instanceof Patient || PersonElement.isRecord(resource.fhirType());
    }

    private static String person(IBaseResource resource) {
        return resource instanceof Patient
                ? resource.getIdElement().getIdPart()
                : PersonElement.patient((Resource) resource)
                        .map(LocalReference::id)
                        .orElse(null);
    }

    private static long key(IBaseResource resource) {
        return (Long) IDao.RESOURCE_PID.get(resource).getId();
    }

    private static Optional<String> organization(RequestDetails request) {
        return Callers.of(request).map(Caller::organizationId);
    }
}

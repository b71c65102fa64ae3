package uk.onestory.waiting;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import uk.onestory.server.HookOrder;
import uk.onestory.server.StorageInterceptor;

/** Sees every write that can change a waiting clock, whatever way it came. */
@Component
@Interceptor
public class WaitingInterceptor implements StorageInterceptor {

    private final ClockKeeping keeping;

    WaitingInterceptor(ClockKeeping keeping) {
        this.keeping = keeping;
    }

    /** What a partner writes there is gone before any rule compares. */
    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = HookOrder.RESTORE)
    public void clear(IBaseResource resource) {
        if (resource instanceof Task task) {
            ClockExtension.clear(task);
        }
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = HookOrder.RESTORE)
    public void restore(IBaseResource before, IBaseResource after) {
        if (before instanceof Task stored && after instanceof Task task) {
            ClockExtension.keep(stored, task);
        }
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = HookOrder.DERIVE)
    public void creating(IBaseResource resource, TransactionDetails transaction) {
        write(null, (Resource) resource, transaction);
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = HookOrder.DERIVE)
    public void updating(IBaseResource before, IBaseResource after, TransactionDetails transaction) {
        write((Resource) before, (Resource) after, transaction);
    }

    private void write(Resource before, Resource after, TransactionDetails transaction) {
        if (!Subjects.isOfARecord(after)) {
            return;
        }
        Writes writes = Writes.of(transaction, all -> keeping.bringUpToDate(all, transaction));
        writes.add(before, after, matters(before, after));
        if (after instanceof Task task) {
            keeping.fillIn(task, writes);
        }
    }

    private static boolean matters(Resource before, Resource after) {
        if (before == null) {
            return shows(after) || ReferralPart.is(after);
        }
        return shows(before)
                || shows(after)
                || ReferralPart.is(before)
                || after instanceof Patient
                || after instanceof ClinicalImpression
                || after instanceof QuestionnaireResponse;
    }

    private static boolean shows(Resource resource) {
        return Evidence.of(resource).isPresent() || Stays.of(resource).isPresent();
    }
}

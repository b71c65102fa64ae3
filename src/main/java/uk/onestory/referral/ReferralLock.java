package uk.onestory.referral;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import uk.onestory.server.HookOrder;
import uk.onestory.server.StorageInterceptor;
import uk.onestory.server.TransactionLocks;

/**
 * One at a time changes what belongs to a referral. Two parts of a joint referral that close at once would each see the
 * other one open, and nobody would close the referral.
 */
@Component
@Interceptor
public class ReferralLock implements StorageInterceptor {

    private final TransactionLocks locks;

    ReferralLock(TransactionLocks locks) {
        this.locks = locks;
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = HookOrder.LOCK)
    public void updating(IBaseResource before) {
        if (before instanceof Task task && ReferralTask.is(task)) {
            hold(Refs.to(task.getFocus()));
        } else if (before instanceof ServiceRequest referral) {
            hold("ServiceRequest/" + referral.getIdElement().getIdPart());
        }
    }

    /** Waits for other transactions that change the referral, unless this one holds it already. */
    void hold(String referral) {
        locks.await("referral " + referral);
    }
}

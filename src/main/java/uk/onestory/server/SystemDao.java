package uk.onestory.server;

import ca.uhn.fhir.jpa.dao.TransactionProcessor;
import ca.uhn.fhir.jpa.dao.r4.FhirSystemDaoR4;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.IResourcePersistentId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Bundles also where the whole request runs in one database transaction: what they write is committed with it. HAPI
 * refuses that, as its searches could wait for connections; ours read in the same transaction ({@link SearchMode}).
 */
class SystemDao extends FhirSystemDaoR4 {

    private final TransactionProcessor processor;
    private final BatchInTransaction batches;
    private final PartedBundle parted;

    SystemDao(TransactionProcessor processor, BatchInTransaction batches, PartedBundle parted) {
        this.processor = processor;
        this.batches = batches;
        this.parted = parted;
    }

    @Override
    public Bundle transaction(RequestDetails request, Bundle bundle) {
        Bundle answer = perform(request, bundle);
        FoundByCondition.hide(bundle, answer);
        return answer;
    }

    private Bundle perform(RequestDetails request, Bundle bundle) {
        boolean open = TransactionSynchronizationManager.isActualTransactionActive();
        UnaryOperator<Bundle> perform =
                part -> open ? processor.transaction(request, part, false) : super.transaction(request, part);
        if (bundle.getType() != BundleType.BATCH) {
            return parted.transaction(bundle, perform);
        }
        return open ? batches.perform(request, bundle, perform) : parted.batch(request, bundle, perform);
    }

    /**
     * One resource is loaded when it is needed, by statements that Hibernate has ready: those that HAPI makes to fetch many
     * at once are translated anew each time.
     */
    @Override
    @SuppressWarnings("rawtypes") // as HAPI declares it
    public <P extends IResourcePersistentId> void preFetchResources(List<P> ids, boolean indexes) {
        if (ids.size() > 1) {
            super.preFetchResources(ids, indexes);
        }
    }
}

package uk.onestory.server;

import ca.uhn.fhir.jpa.dao.TransactionProcessor;
import ca.uhn.fhir.jpa.dao.r4.FhirSystemDaoR4;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.IResourcePersistentId;
import java.util.List;
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

    SystemDao(TransactionProcessor processor, BatchInTransaction batches) {
        this.processor = processor;
        this.batches = batches;
    }

    @Override
    public Bundle transaction(RequestDetails request, Bundle bundle) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return super.transaction(request, bundle);
        }
        return bundle.getType() == BundleType.BATCH
                ? batches.perform(request, bundle, part -> processor.transaction(request, part, false))
                : processor.transaction(request, bundle, false);
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

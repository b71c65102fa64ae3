package uk.onestory.server;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.api.model.DaoMethodOutcome;
import ca.uhn.fhir.jpa.dao.EntriesToProcessMap;
import ca.uhn.fhir.jpa.dao.IdSubstitutionMap;
import ca.uhn.fhir.jpa.dao.TransactionProcessor;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.util.StopWatch;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.fhir.Narratives;
import uk.onestory.fhir.ServerBase;

/**
 * Transactions in which links of narratives become what references become (FHIR R4 http.html#trules). HAPI looks at
 * references and URIs only.
 */
class Transactions extends TransactionProcessor {

    private static final String LINKS = Transactions.class.getName();

    @Override
    protected EntriesToProcessMap doTransactionWriteOperations(
            RequestDetails request,
            RequestPartitionId partition,
            String action,
            TransactionDetails details,
            Set<IIdType> ids,
            IdSubstitutionMap substitutions,
            Map<IIdType, DaoMethodOutcome> outcomes,
            IBaseBundle response,
            IdentityHashMap<IBase, Integer> order,
            List<IBase> entries,
            StopWatch watch) {
        Runnable links = () -> outcomes.values().forEach(outcome -> replace(outcome, substitutions));
        details.putUserData(LINKS, links);
        return super.doTransactionWriteOperations(
                request, partition, action, details, ids, substitutions, outcomes, response, order, entries, watch);
    }

    /** Here every entry has its id, and none is stored for good. */
    @Override
    protected void postTransactionProcess(TransactionDetails details) {
        super.postTransactionProcess(details);
        Runnable links = details.getUserData(LINKS);
        links.run();
    }

    private static void replace(DaoMethodOutcome outcome, IdSubstitutionMap substitutions) {
        if (!outcome.isNop() && outcome.getResource() instanceof Resource resource) {
            Narratives.mapLinks(
                    resource,
                    link -> ServerBase.isPlaceholder(link) && substitutions.containsSource(link)
                            ? substitutions
                                    .getForSource(link)
                                    .toUnqualifiedVersionless()
                                    .getValue()
                            : null);
        }
    }
}

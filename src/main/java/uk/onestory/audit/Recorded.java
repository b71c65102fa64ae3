package uk.onestory.audit;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import uk.onestory.access.Callers;
import uk.onestory.server.Extensions;
import uk.onestory.server.HookOrder;

/** What one transaction writes of the types whose Provenance the server keeps, partner's and server's writes alike. */
final class Recorded {

    static final Set<String> TYPES = Set.of("ServiceRequest", "Task", "CarePlan");

    private static final String KEY = Recorded.class.getName();
    private static final String REASON = "http://hl7.org/fhir/StructureDefinition/request-statusReason";

    /** By reference without version: the last version is the one that the transaction leaves behind. */
    private final Map<String, Resource> written = new LinkedHashMap<>();

    private final List<CodeableConcept> reasons = new ArrayList<>();
    private final Set<String> created = new HashSet<>();
    private RequestDetails request;

    private Recorded() {}

    /** Of this transaction; the first call sees to it that what is recorded is told in a Provenance before the commit. */
    static Recorded of(TransactionDetails transaction, ProvenanceWriter writer) {
        return transaction.getOrCreateUserData(KEY, () -> {
            Recorded recorded = new Recorded();
            transaction.addRollbackUndoAction(() -> transaction.clearUserData(KEY));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public int getOrder() {
                    return HookOrder.RECORD_BEFORE_COMMIT;
                }

                @Override
                public void beforeCommit(boolean readOnly) {
                    if (!recorded.written.isEmpty()) {
                        writer.write(recorded, transaction);
                    }
                    transaction.clearUserData(KEY);
                }
            });
            return recorded;
        });
    }

    void add(Resource before, Resource after, RequestDetails by) {
        if (request == null || Callers.of(request).isEmpty()) {
            request = by;
        }
        String reference = after.fhirType() + "/" + after.getIdElement().getIdPart();
        if (before == null) {
            created.add(reference);
        }
        written.merge(reference, after, Recorded::later);
        CodeableConcept reason = reason(after);
        if (!reason.isEmpty() && (before == null || !reason.equalsDeep(reason(before)))) {
            reasons.add(reason.copy());
        }
    }

    /** What follows from a write can be told before the write itself. */
    private static Resource later(Resource one, Resource other) {
        return one.getIdElement().getVersionIdPartAsLong()
                        > other.getIdElement().getVersionIdPartAsLong()
                ? one
                : other;
    }

    private static CodeableConcept reason(Resource resource) {
        if (resource instanceof Task task) {
            return task.getStatusReason();
        }
        Extension told = Extensions.first((DomainResource) resource, REASON);
        return told != null && told.getValue() instanceof CodeableConcept reason ? reason : new CodeableConcept();
    }

    Collection<Resource> written() {
        return written.values();
    }

    /** Why, as the Tasks and the referral say since this transaction. */
    List<CodeableConcept> reasons() {
        return reasons;
    }

    /** Whether nothing was there before. */
    boolean onlyCreated() {
        return created.containsAll(written.keySet());
    }

    /** The partner's where there is one: what follows from its writes can come before them. */
    RequestDetails request() {
        return request;
    }
}

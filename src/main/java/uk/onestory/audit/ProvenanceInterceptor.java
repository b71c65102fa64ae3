package uk.onestory.audit;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.server.HookOrder;
import uk.onestory.server.StorageInterceptor;

/**
 * Sees every write of a type in {@link Recorded#TYPES}, whatever way it came, and refuses what a partner would write in
 * the server's place. Any write opens the record, not only one of these types: right before the commit the server may
 * write a Task that follows from it, and then it is too late to ask for being called.
 */
@Component
@Interceptor
public class ProvenanceInterceptor implements StorageInterceptor {

    private final ProvenanceWriter writer;

    ProvenanceInterceptor(ProvenanceWriter writer) {
        this.writer = writer;
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = HookOrder.PREPARE)
    public void creating(IBaseResource resource, RequestDetails request, TransactionDetails transaction) {
        Recorded.of(transaction, writer);
        refuseForged(resource, request);
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = HookOrder.PREPARE)
    public void updating(
            IBaseResource before, IBaseResource after, RequestDetails request, TransactionDetails transaction) {
        Recorded.of(transaction, writer);
        refuseForged(before, request);
        refuseForged(after, request);
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = HookOrder.RULES)
    public void created(IBaseResource resource, RequestDetails request, TransactionDetails transaction) {
        record(null, resource, request, transaction);
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = HookOrder.RULES)
    public void updated(
            IBaseResource before, IBaseResource after, RequestDetails request, TransactionDetails transaction) {
        record(before, after, request, transaction);
    }

    private void record(
            IBaseResource before, IBaseResource after, RequestDetails request, TransactionDetails transaction) {
        if (Recorded.TYPES.contains(after.fhirType())) {
            Recorded.of(transaction, writer).add((Resource) before, (Resource) after, request);
        }
    }

    private static void refuseForged(IBaseResource resource, RequestDetails request) {
        if (resource instanceof Provenance provenance
                && Callers.of(request).isPresent()
                && provenance.getTarget().stream()
                        .anyMatch(target -> Recorded.TYPES.contains(
                                String.valueOf(target.getReferenceElement().getResourceType())))) {
            throw Refusal.of(
                    Rule.FROZEN_FIELD,
                    "The server writes the Provenance of referrals, Tasks and care plans itself: leave it out.",
                    "Provenance.target");
        }
    }
}

package uk.onestory.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.fhir.References;
import uk.onestory.fhir.ServerBase;
import uk.onestory.server.HookOrder;
import uk.onestory.server.StorageInterceptor;

/**
 * The references of what a partner stores, where {@link ReferenceInterceptor} could not see them, and the versions that a
 * Provenance names: those there must be when all of its transaction is written.
 */
@Component
@Interceptor
public class StoredReferences implements StorageInterceptor {

    private static final String CHECKED = StoredReferences.class.getName();

    private final ReferenceForm form;
    private final DaoRegistry daos;
    private final FhirContext fhir;

    StoredReferences(ReferenceForm form, DaoRegistry daos, FhirContext fhir) {
        this.form = form;
        this.daos = daos;
        this.fhir = fhir;
    }

    /** All that the request brings is looked at already. */
    static void checked(RequestDetails request) {
        request.getUserData().put(CHECKED, true);
    }

    /** What a patch makes is new to everybody. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_PREPATCH)
    public void patching(RequestDetails request) {
        if (request != null) {
            request.getUserData().remove(CHECKED);
        }
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = HookOrder.NAMES)
    public void creating(IBaseResource resource, RequestDetails request) {
        check(resource, request);
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = HookOrder.NAMES)
    public void updating(IBaseResource before, IBaseResource after, RequestDetails request) {
        check(after, request);
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = HookOrder.RULES)
    public void created(IBaseResource resource, RequestDetails request) {
        needVersions(resource, request);
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = HookOrder.RULES)
    public void updated(IBaseResource before, IBaseResource after, RequestDetails request) {
        needVersions(after, request);
    }

    private void check(IBaseResource stored, RequestDetails request) {
        if (request instanceof ServletRequestDetails
                && stored instanceof Resource resource
                && !request.getUserData().containsKey(CHECKED)) {
            form.localise(resource, ServerBase.of(request.getFhirServerBase()));
            form.check(resource, request.isSubRequest(), false);
        }
    }

    private void needVersions(IBaseResource stored, RequestDetails request) {
        if (!(stored instanceof Provenance provenance) || !(request instanceof ServletRequestDetails)) {
            return;
        }
        List<OperationOutcomeIssueComponent> absent = new ArrayList<>();
        for (References found : References.of(fhir, provenance)) {
            if (found.namesVersion() && !isThere(new IdType(found.target()))) {
                absent.add(Refusal.issue(
                        Rule.REFERENCE_UNKNOWN,
                        "There is no such version here: refer to one that was read, or to Type/id.",
                        found.path()));
            }
        }
        if (!absent.isEmpty()) {
            throw Refusal.of(Rule.REFERENCE_UNKNOWN, absent);
        }
    }

    private boolean isThere(IdType version) {
        try {
            if (!version.isVersionIdPartValidLong() || !daos.isResourceTypeSupported(version.getResourceType())) {
                return false;
            }
            daos.getResourceDao(version.getResourceType()).read(version, new SystemRequestDetails());
            return true;
        } catch (BaseServerResponseException absent) {
            return false; // also gone, or no version at all
        }
    }
}

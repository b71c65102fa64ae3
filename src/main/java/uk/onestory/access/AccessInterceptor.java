package uk.onestory.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.server.EntryRefusals;
import uk.onestory.server.FhirInterceptor;
import uk.onestory.server.HookOrder;

/** Decides every request before it is handled, and hides what came along but may not be shown. */
@Component
@Interceptor
public class AccessInterceptor implements FhirInterceptor {

    private final CallerResolver callers;
    private final RequestSteps steps;
    private final EntrySteps entrySteps;
    private final AccessPolicy policy;

    AccessInterceptor(CallerResolver callers, RequestSteps steps, EntrySteps entrySteps, AccessPolicy policy) {
        this.callers = callers;
        this.steps = steps;
        this.entrySteps = entrySteps;
        this.policy = policy;
    }

    /** A search is decided here already: what completes its parameters asks the database, and comes after. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED, order = HookOrder.ACCESS)
    public void identify(RequestDetails request) {
        if (request.getRestOperationType() == RestOperationTypeEnum.METADATA) {
            return;
        }
        Caller caller = callers.resolve(request);
        Callers.set(request, caller);
        OwnOrganization.replaceMe(request, caller);
        if (request.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE) {
            decide(caller, steps.of(RestOperationTypeEnum.SEARCH_TYPE, request));
        }
    }

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = HookOrder.ACCESS)
    public void decide(RequestDetails request, RestOperationTypeEnum operation) {
        if (operation == RestOperationTypeEnum.METADATA) {
            return;
        }
        Caller caller = Callers.of(request).orElseThrow();
        if (operation != RestOperationTypeEnum.TRANSACTION) {
            decide(caller, steps.of(operation, request));
        } else if (request.getResource() instanceof Bundle bundle) {
            checkType(bundle);
            OwnOrganization.replaceMe(bundle, caller);
            EntryRefusals.each(request, bundle, entry -> decide(caller, entry));
        }
    }

    private static void checkType(Bundle bundle) {
        if (bundle.getType() != BundleType.TRANSACTION && bundle.getType() != BundleType.BATCH) {
            throw Refusal.plain(400, IssueType.REQUIRED, "Say transaction or batch in Bundle.type.");
        }
    }

    private void decide(Caller caller, BundleEntryComponent entry) {
        decide(caller, entrySteps.of(entry));
    }

    private void decide(Caller caller, List<Step> all) {
        all.forEach(step -> policy.decide(caller, step).orElseRefuse());
    }

    @Hook(Pointcut.STORAGE_PRESHOW_RESOURCES)
    public void hide(RequestDetails request, IPreResourceShowDetails shown) {
        Optional<Caller> caller = Callers.of(request);
        if (caller.isEmpty()) {
            return;
        }
        for (int i = 0; i < shown.size(); i++) {
            IBaseResource resource = shown.getResource(i);
            if (resource != null && !policy.mayBeShown(caller.get(), resource.fhirType())) {
                shown.setResource(i, null);
            } else if (resource != null) {
                shown.setResource(i, SharedParts.shown(request, resource));
            }
        }
    }
}

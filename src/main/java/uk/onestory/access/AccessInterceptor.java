package uk.onestory.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;
import uk.onestory.server.FhirInterceptor;
import uk.onestory.server.HookOrder;

/** Decides every request before it is handled, and hides what came along but may not be shown. */
@Component
@Interceptor
public class AccessInterceptor implements FhirInterceptor {

    private final CallerResolver callers;
    private final RequestSteps steps;
    private final AccessPolicy policy;

    AccessInterceptor(CallerResolver callers, RequestSteps steps, AccessPolicy policy) {
        this.callers = callers;
        this.steps = steps;
        this.policy = policy;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void identify(RequestDetails request) {
        if (request.getRestOperationType() == RestOperationTypeEnum.METADATA) {
            return;
        }
        Caller caller = callers.resolve(request);
        Callers.set(request, caller);
        OwnOrganization.replaceMe(request, caller);
    }

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = HookOrder.ACCESS)
    public void decide(RequestDetails request, RestOperationTypeEnum operation) {
        if (operation == RestOperationTypeEnum.METADATA) {
            return;
        }
        Caller caller = Callers.of(request).orElseThrow();
        if (request.getResource() instanceof Bundle bundle) {
            OwnOrganization.replaceMe(bundle, caller);
        }
        for (Step step : steps.of(operation, request, caller)) {
            policy.decide(caller, step).orElseRefuse();
        }
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

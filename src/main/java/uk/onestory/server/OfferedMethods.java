package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import org.springframework.stereotype.Component;

/** Lets HAPI bind only what is offered: the rest does not exist, for clients and in the CapabilityStatement. */
@Component
@Interceptor
public class OfferedMethods implements FhirInterceptor {

    @Hook(Pointcut.SERVER_PROVIDER_METHOD_BOUND)
    public BaseMethodBinding bind(BaseMethodBinding method) {
        return offered(method) ? method : null;
    }

    private static boolean offered(BaseMethodBinding method) {
        String type = method.getResourceName();
        if (method instanceof OperationMethodBinding operation) {
            return isOurs(method) || Offer.operation(type, operation.getName());
        }
        return isOurs(method) || Offer.interaction(type, method.getRestOperationType());
    }

    /** Served by a room: whatever it offers is meant. */
    static boolean isOurs(BaseMethodBinding method) {
        return method.getMethod().isAnnotationPresent(Operation.class)
                && FhirOperations.class.isAssignableFrom(method.getMethod().getDeclaringClass());
    }
}

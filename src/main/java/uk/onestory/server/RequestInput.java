package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import org.springframework.stereotype.Component;

/** Looks at the parameters of every request, and of every entry of a bundle that reads, before they are used. */
@Component
@Interceptor
public class RequestInput implements FhirInterceptor {

    private static final String METHOD = RequestInput.class.getName();

    private final SearchInput searches;
    private final OperationInput operations;

    RequestInput(SearchInput searches, OperationInput operations) {
        this.searches = searches;
        this.operations = operations;
    }

    void read(BaseMethodBinding method, RequestDetails request) {
        if (!request.isSubRequest()) {
            request.getUserData().put(METHOD, method);
            readNow(method, request);
            return;
        }
        try {
            readNow(method, request);
        } catch (Refused refused) {
            // told when the entry is performed: here it would end the whole batch
            request.getUserData().put(request, refused);
        }
    }

    private void readNow(BaseMethodBinding method, RequestDetails request) {
        if (method instanceof OperationMethodBinding operation) {
            operations.readUrl(operation, request);
        } else {
            searches.read(method.getRestOperationType(request), request);
        }
    }

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = HookOrder.ACCESS + 1)
    public void check(RequestDetails request) {
        if (request.isSubRequest()) {
            if (request.getUserData().get(request) instanceof Refused refused) {
                throw refused;
            }
        } else if (request.getUserData().get(METHOD) instanceof OperationMethodBinding operation) {
            operations.readBody(operation, request);
        }
    }
}

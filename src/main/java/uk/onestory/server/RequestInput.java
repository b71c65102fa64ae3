package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import java.util.HashMap;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/** Looks at the parameters of every request, and of every entry of a bundle that reads, before they are used. */
@Component
@Interceptor
public class RequestInput implements FhirInterceptor {

    private static final String METHOD = RequestInput.class.getName();

    /** HAPI fails over a longer number. */
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    private final SearchInput searches;
    private final OperationInput operations;

    RequestInput(SearchInput searches, OperationInput operations) {
        this.searches = searches;
        this.operations = operations;
    }

    /** Before HAPI looks for the method: it finds none for a read with parameters that it does not know. */
    void readByPath(RequestDetails request) {
        if (request.getRequestType() != RequestTypeEnum.GET
                || !SupportedResources.TYPES.contains(request.getResourceName())) {
            return;
        }
        boolean version = request.getId() != null && request.getId().hasVersionIdPart();
        if (version && !VERSION.matcher(request.getId().getVersionIdPart()).matches()) {
            orLater(request, () -> {
                throw new Refused(Failure.of(404, IssueType.NOTFOUND, "There is no such resource here."));
            });
        } else if (Constants.PARAM_HISTORY.equals(request.getOperation())) {
            orLater(
                    request,
                    () -> searches.read(
                            version ? RestOperationTypeEnum.VREAD : RestOperationTypeEnum.HISTORY_TYPE, request));
        } else if (request.getOperation() == null && request.getId() != null && request.getCompartmentName() == null) {
            orLater(request, () -> searches.read(RestOperationTypeEnum.READ, request));
        }
    }

    void read(BaseMethodBinding method, RequestDetails request) {
        if (!request.isSubRequest()) {
            request.getUserData().put(METHOD, method);
        }
        if (method instanceof OperationMethodBinding operation) {
            orLater(request, () -> operations.readUrl(operation, request));
        } else if (method.getRestOperationType(request) == RestOperationTypeEnum.SEARCH_TYPE) {
            orLater(request, () -> searches.read(RestOperationTypeEnum.SEARCH_TYPE, request));
        }
    }

    /** A refusal of a bundle's entry is told when it is performed: here it would end the whole batch. */
    private static void orLater(RequestDetails request, Runnable reading) {
        try {
            reading.run();
        } catch (BaseServerResponseException refused) {
            if (!request.isSubRequest()) {
                throw refused;
            }
            request.getUserData().put(request, refused);
            request.setParameters(new HashMap<>());
        }
    }

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = HookOrder.ACCESS + 1)
    public void check(RequestDetails request) {
        if (request.isSubRequest()) {
            if (request.getUserData().get(request) instanceof BaseServerResponseException refused) {
                throw refused;
            }
        } else if (request.getUserData().get(METHOD) instanceof OperationMethodBinding operation) {
            operations.readBody(operation, request);
        }
    }
}

package uk.onestory.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Where rules find out who a request is from. */
public final class Callers {

    private static final String KEY = Caller.class.getName();

    private Callers() {}

    /** The partner behind a request; empty where the server itself writes. */
    public static Optional<Caller> of(RequestDetails request) {
        return Optional.ofNullable(request)
                .map(details -> (Caller) details.getUserData().get(KEY));
    }

    /** A write of the server itself, with no partner behind it. */
    public static SystemRequestDetails server() {
        return new SystemRequestDetails();
    }

    /** A request inside the process that meets the same rules as one that the partner sends. */
    public static SystemRequestDetails inProcess(Caller caller) {
        SystemRequestDetails request = new SystemRequestDetails();
        set(request, caller);
        return request;
    }

    /** The organisation (its id) behind the request that this thread answers; empty where the server works on its own. */
    static Optional<String> answered() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(request -> (Caller) request.getAttribute(KEY, RequestAttributes.SCOPE_REQUEST))
                .map(Caller::organizationId);
    }

    static void set(RequestDetails request, Caller caller) {
        request.getUserData().put(KEY, caller);
        if (request instanceof ServletRequestDetails sent && sent.getServletRequest() != null) {
            sent.getServletRequest().setAttribute(KEY, caller);
        }
    }
}

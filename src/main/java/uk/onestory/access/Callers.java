package uk.onestory.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.Optional;

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

    static void set(RequestDetails request, Caller caller) {
        request.getUserData().put(KEY, caller);
    }
}

package uk.onestory.conformance;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;

/**
 * Marks a request of this process whose content has been validated before, or is made from such. Only the code of
 * the process can set it: a request that comes over the network is of another class and never carries it.
 */
public final class AlreadyValidated {

    private static final String KEY = AlreadyValidated.class.getName();

    private AlreadyValidated() {}

    public static SystemRequestDetails mark(SystemRequestDetails request) {
        request.getUserData().put(KEY, true);
        return request;
    }

    static boolean is(RequestDetails request) {
        return request instanceof SystemRequestDetails
                && Boolean.TRUE.equals(request.getUserData().get(KEY));
    }
}

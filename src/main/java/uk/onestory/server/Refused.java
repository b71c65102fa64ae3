package uk.onestory.server;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.springframework.http.HttpHeaders;

/** A {@link Failure} on its way through HAPI. */
class Refused extends BaseServerResponseException {

    private static final long serialVersionUID = 1L;

    Refused(Failure failure) {
        super(failure.status(), failure.diagnostics(), failure.outcome());
        if (failure.retryAfter() > 0) {
            addResponseHeader(HttpHeaders.RETRY_AFTER, String.valueOf(failure.retryAfter()));
        }
    }
}

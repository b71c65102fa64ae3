package uk.onestory.server;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
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

    /** 400 for a body of which several things cannot be read. */
    Refused(List<Misfit> misfits) {
        super(400, misfits.get(0).words(), outcome(misfits));
    }

    private static OperationOutcome outcome(List<Misfit> misfits) {
        OperationOutcome outcome = new OperationOutcome();
        misfits.forEach(misfit -> outcome.addIssue(misfit.issue()));
        return outcome;
    }
}

package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.springframework.stereotype.Component;

/** Every failure leaves as an OperationOutcome that tells the client what to do and nothing else. */
@Component
@Interceptor
public class Errors implements FhirInterceptor {

    private final Failures failures;

    Errors(Failures failures) {
        this.failures = failures;
    }

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException translate(RequestDetails request, Throwable thrown) {
        BaseServerResponseException told = failures.translate(thrown);
        if (request != null) {
            Negotiation.leaveOutUnserved(request);
        }
        if (request != null
                && told.getStatusCode() < 500
                && told.getOperationOutcome() instanceof OperationOutcome outcome) {
            Blame.complete(outcome, request);
        }
        return told;
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void clean(RequestDetails request, IBaseResource answer) {
        if (answer instanceof Bundle bundle
                && (bundle.getType() == BundleType.TRANSACTIONRESPONSE
                        || bundle.getType() == BundleType.BATCHRESPONSE)) {
            List<BundleEntryComponent> entries = bundle.getEntry();
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).getResponse().getOutcome() instanceof OperationOutcome outcome) {
                    Failures.clean(outcome);
                    Blame.complete(outcome, request, i);
                }
            }
        }
        if (answer instanceof OperationOutcome outcome) {
            Failures.clean(outcome);
        }
    }
}

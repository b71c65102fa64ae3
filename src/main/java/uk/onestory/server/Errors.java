package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
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
    public BaseServerResponseException translate(Throwable thrown) {
        return failures.translate(thrown);
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void clean(IBaseResource answer) {
        if (answer instanceof Bundle bundle
                && (bundle.getType() == BundleType.TRANSACTIONRESPONSE
                        || bundle.getType() == BundleType.BATCHRESPONSE)) {
            for (BundleEntryComponent entry : bundle.getEntry()) {
                if (entry.getResponse().getOutcome() instanceof OperationOutcome outcome) {
                    Failures.clean(outcome);
                }
            }
        }
        if (answer instanceof OperationOutcome outcome) {
            Failures.clean(outcome);
        }
    }
}

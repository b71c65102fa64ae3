package uk.onestory.server;

import ca.uhn.fhir.jpa.dao.r4.TransactionProcessorVersionAdapterR4;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/** An entry of a batch that fails says the same as the request alone would. */
class BatchFailures extends TransactionProcessorVersionAdapterR4 {

    private final Failures failures;

    BatchFailures(Failures failures) {
        this.failures = failures;
    }

    @Override
    public void populateEntryWithOperationOutcome(BaseServerResponseException thrown, BundleEntryComponent entry) {
        BaseServerResponseException told = failures.translate(thrown);
        entry.getResponse().setStatus(String.valueOf(told.getStatusCode())).setOutcome((Resource)
                told.getOperationOutcome());
    }

    /** HAPI sets the status of what was thrown after the outcome: the one that was told stays. */
    @Override
    public void setResponseStatus(BundleEntryComponent entry, String status) {
        if (!(entry.getResponse().hasOutcome() && entry.getResponse().hasStatus())) {
            super.setResponseStatus(entry, status);
        }
    }
}

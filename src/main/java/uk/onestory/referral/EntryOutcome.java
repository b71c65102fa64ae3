package uk.onestory.referral;

import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.OperationOutcome;

/** The outcome of one entry of an answer, made where there is none. */
final class EntryOutcome {

    private EntryOutcome() {}

    static OperationOutcome of(BundleEntryResponseComponent response) {
        if (!(response.getOutcome() instanceof OperationOutcome)) {
            response.setOutcome(new OperationOutcome());
        }
        return (OperationOutcome) response.getOutcome();
    }
}

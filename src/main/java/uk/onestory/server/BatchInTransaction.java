package uk.onestory.server;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Performs a batch whose request runs in one database transaction: the entries of a batch fail or succeed each for itself,
 * so none may share that transaction.
 */
public interface BatchInTransaction {

    /**
     * Performs the entries.
     *
     * @param perform performs a bundle as HAPI does, transaction or batch
     * @return the {@code batch-response}
     */
    Bundle perform(RequestDetails request, Bundle batch, UnaryOperator<Bundle> perform);
}

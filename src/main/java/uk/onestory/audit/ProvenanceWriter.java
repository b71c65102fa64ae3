package uk.onestory.audit;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import org.hl7.fhir.r4.model.Provenance;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.AlreadyValidated;

/** Writes one Provenance for all that a transaction changes, into that transaction. */
@Component
class ProvenanceWriter {

    private final DaoRegistry daos;
    private final ProvenanceOf provenance;

    ProvenanceWriter(DaoRegistry daos, ProvenanceOf provenance) {
        this.daos = daos;
        this.provenance = provenance;
    }

    void write(Recorded recorded, TransactionDetails transaction) {
        daos.getResourceDao(Provenance.class)
                .create(provenance.of(recorded), null, true, AlreadyValidated.mark(Callers.server()), transaction);
    }
}

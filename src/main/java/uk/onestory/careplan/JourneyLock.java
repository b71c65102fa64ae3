package uk.onestory.careplan;

import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;
import uk.onestory.server.TransactionLocks;

/**
 * Lets one transaction at a time decide what there may be only one of for a person: two services that accept at the same
 * moment make one journey. Held to the end of the transaction, on all nodes.
 */
@Component
class JourneyLock {

    private final TransactionLocks locks;

    JourneyLock(TransactionLocks locks) {
        this.locks = locks;
    }

    /** @param person reference to a Patient; anything else is left alone */
    void hold(Reference person) {
        if ("Patient".equals(person.getReferenceElement().getResourceType())) {
            locks.await("journey of " + person.getReferenceElement().getIdPart());
        }
    }
}

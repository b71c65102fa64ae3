package uk.onestory.ask;

import java.time.Instant;
import org.hl7.fhir.r4.model.Resource;

/**
 * One version of a resource in the store.
 *
 * @param created when the first version was stored
 * @param stored when this one was
 */
record StoredVersion(Resource resource, Instant created, Instant stored) {

    /** {@code Type/id} */
    String key() {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    /** @param part what the caller sees of it */
    StoredVersion showing(Resource part) {
        return new StoredVersion(part, created, stored);
    }
}

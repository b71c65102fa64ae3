package uk.onestory.referral;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;

/** The answer of an operation on referrals: what it changed, as it is now. */
@Component
class Changed {

    private final DaoRegistry daos;

    Changed(DaoRegistry daos) {
        this.daos = daos;
    }

    /** @param references {@code Type/id} */
    Bundle collect(String... references) {
        Bundle collection = new Bundle().setType(BundleType.COLLECTION);
        for (String reference : references) {
            IdType id = new IdType(reference);
            IBaseResource resource = daos.getResourceDao(id.getResourceType()).read(id, Callers.server());
            collection.addEntry().setFullUrl(reference).setResource((Resource) resource);
        }
        return collection;
    }
}

package uk.onestory.referral;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.server.StoredResources;

/** The answer of an operation on referrals: what it changed, as it is now. */
@Component
class Changed {

    private final StoredResources stored;

    Changed(StoredResources stored) {
        this.stored = stored;
    }

    /** @param references {@code Type/id} */
    Bundle collect(String... references) {
        Bundle collection = new Bundle().setType(BundleType.COLLECTION);
        for (Resource resource : stored.named(List.of(references))) {
            collection
                    .addEntry()
                    .setFullUrl(
                            resource.fhirType() + "/" + resource.getIdElement().getIdPart())
                    .setResource(resource);
        }
        return collection;
    }
}

package uk.onestory.referral;

import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/** Entries of a transaction that an operation sends in the name of its caller. */
final class Entries {

    private Entries() {}

    static BundleEntryComponent create(Resource resource, String fullUrl) {
        BundleEntryComponent entry =
                new BundleEntryComponent().setFullUrl(fullUrl).setResource(resource);
        entry.getRequest().setMethod(HTTPVerb.POST).setUrl(resource.fhirType());
        return entry;
    }

    /** @param version that the caller knows: a newer one there is a conflict */
    static BundleEntryComponent update(Resource resource, String version) {
        String url = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        BundleEntryComponent entry = new BundleEntryComponent().setFullUrl(url).setResource(resource);
        entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(url).setIfMatch("W/\"" + version + "\"");
        return entry;
    }
}

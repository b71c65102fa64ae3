package uk.onestory.demo;

import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/** Entries of a transaction. */
final class Entries {

    private Entries() {}

    static BundleEntryComponent create(String urn, Resource resource) {
        BundleEntryComponent entry = new BundleEntryComponent();
        entry.setFullUrl(urn).setResource(resource);
        entry.getRequest().setMethod(HTTPVerb.POST).setUrl(resource.fhirType());
        return entry;
    }
}

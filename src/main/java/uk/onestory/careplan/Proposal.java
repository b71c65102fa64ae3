package uk.onestory.careplan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a definition would mean for one person.
 *
 * @param plan of the intent proposal, with no activities yet
 * @param activities requests, with no ids
 * @param joint the person's active joint plan, which would take the activities in; empty where there is none to see
 */
record Proposal(CarePlan plan, List<Resource> activities, Optional<CarePlan> joint) {

    /** FHIR's own answer: one CarePlan that contains its activities. */
    CarePlan contained() {
        for (int i = 0; i < activities.size(); i++) {
            Resource activity = activities.get(i);
            activity.setId("activity-" + (i + 1));
            plan.addContained(activity);
            plan.addActivity().setReference(new Reference("#activity-" + (i + 1)));
        }
        return plan;
    }

    /**
     * A transaction: the activities, and the joint plan with them in it, which must still be as it was read; without one
     * the proposal itself.
     */
    Bundle toPost(Bundle bundle) {
        bundle.setType(BundleType.TRANSACTION);
        List<Reference> made = new ArrayList<>();
        for (Resource activity : activities) {
            String urn = "urn:uuid:" + UUID.randomUUID();
            made.add(new Reference(urn));
            bundle.addEntry(entry(urn, activity, HTTPVerb.POST, activity.fhirType()));
        }
        CarePlan home = joint.map(CarePlan::copy).orElse(plan);
        made.forEach(activity -> home.addActivity().setReference(activity));
        if (joint.isEmpty()) {
            return bundle.addEntry(entry("urn:uuid:" + UUID.randomUUID(), home, HTTPVerb.POST, "CarePlan"));
        }
        String url = "CarePlan/" + home.getIdElement().getIdPart();
        BundleEntryComponent update = entry(url, home, HTTPVerb.PUT, url);
        update.getRequest().setIfMatch("W/\"" + home.getIdElement().getVersionIdPart() + "\"");
        return bundle.addEntry(update);
    }

    private static BundleEntryComponent entry(String fullUrl, Resource resource, HTTPVerb method, String url) {
        BundleEntryComponent entry =
                new BundleEntryComponent().setFullUrl(fullUrl).setResource(resource);
        entry.getRequest().setMethod(method).setUrl(url);
        return entry;
    }
}

package uk.onestory.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IdType;

/** One person on the way into the store: how many steps are done, and which ids the store has given. */
final class JourneyRun {

    private static final String REFERRAL = "ServiceRequest";

    private final SyntheticPerson person;
    private final Map<String, String> ids = new HashMap<>();
    private String referral;
    private int done;

    JourneyRun(SyntheticPerson person) {
        this.person = person;
    }

    Optional<Step> next() {
        List<Step> steps = person.steps();
        return done < steps.size() ? Optional.of(steps.get(done)) : Optional.empty();
    }

    void stepDone() {
        done++;
    }

    /** @param location where the store has put what came under this fullUrl */
    void stored(BundleEntryComponent entry, IdType location) {
        String reference = location.toUnqualifiedVersionless().getValue();
        ids.put(entry.getFullUrl(), reference);
        if (REFERRAL.equals(entry.getResource().fhirType())) {
            referral = reference;
        }
    }

    /** The reference for a fullUrl that is stored already; itself for one of the same transaction. */
    String resolved(String urn) {
        return ids.getOrDefault(urn, urn);
    }

    /** Reference to the referral; null before it is sent. */
    String referral() {
        return referral;
    }
}

package uk.onestory.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Whether a resource may be in an answer that a room puts together itself, past HAPI's own reads and searches. Asks the
 * same policy as those do.
 */
@Component
public class Visibility {

    private final AccessPolicy policy;

    Visibility(AccessPolicy policy) {
        this.policy = policy;
    }

    /** True where the server itself asks, with no partner behind the request. */
    public boolean mayBeShown(RequestDetails request, Resource resource) {
        return Callers.of(request)
                .map(caller -> policy.mayBeShown(caller, resource.fhirType()))
                .orElse(true);
    }

    /** The resource without the parts of it that the person shares with others only. */
    public Resource shownPart(RequestDetails request, Resource resource) {
        return (Resource) SharedParts.shown(request, resource);
    }

    /** Takes away, in place, what the person shares with some only: for what goes to nobody who cares for them. */
    public void keepShared(IBaseResource resource) {
        SharedParts.keepShared(resource);
    }
}

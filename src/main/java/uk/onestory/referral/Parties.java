package uk.onestory.referral;

import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** The organisation behind whoever takes part in something. */
@Component
public class Parties {

    private final ServerWrites server;

    Parties(ServerWrites server) {
        this.server = server;
    }

    /** {@code Organization/id}; null for a person, and where the directory does not tell. */
    public String organization(Reference party) {
        String reference = Refs.to(party);
        if (reference == null) {
            return null;
        }
        try {
            return switch (String.valueOf(party.getReferenceElement().getResourceType())) {
                case "Organization" -> reference;
                case "HealthcareService" ->
                    Refs.to(server.read(HealthcareService.class, reference).getProvidedBy());
                case "PractitionerRole" ->
                    Refs.to(server.read(PractitionerRole.class, reference).getOrganization());
                case "Location" ->
                    Refs.to(server.read(Location.class, reference).getManagingOrganization());
                default -> null;
            };
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return null;
        }
    }
}

package uk.onestory.demo;

import java.util.List;
import org.hl7.fhir.r4.model.Reference;
import uk.onestory.access.Caller;
import uk.onestory.access.Partner;
import uk.onestory.access.Scopes;
import uk.onestory.access.Sector;

/**
 * The organisation that takes a step.
 *
 * @param organization logical id of the Organization
 */
record Actor(String organization, Sector sector) {

    private static final List<String> SCOPES = List.of("system/*.cruds");

    static Actor practice(String organization) {
        return new Actor(organization, Sector.GP);
    }

    static Actor of(Words.Service service) {
        return new Actor(
                service.organization(),
                "substance-use".equals(service.sector()) ? Sector.SUBSTANCE_USE : Sector.MENTAL_HEALTH);
    }

    Reference reference() {
        return new Reference("Organization/" + organization);
    }

    /** The demonstration's partner of this sector. */
    private String partnerId() {
        return switch (sector) {
            case GP -> "demo-gp";
            case MENTAL_HEALTH -> "demo-cmht";
            case SUBSTANCE_USE -> "demo-withyou";
            default -> "demo-socialcare";
        };
    }

    /** As a partner's system that acts for this organisation would call. */
    Caller caller() {
        Partner partner = new Partner(
                partnerId(), List.of(organization), sector, Partner.Kind.CLINICAL, SCOPES, null, null, null);
        return new Caller(partner, organization, Scopes.of(SCOPES));
    }
}

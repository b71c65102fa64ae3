package uk.onestory.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import uk.onestory.fhir.PartialDate;
import uk.onestory.fhir.Values;
import uk.onestory.server.Extensions;

/**
 * One HealthcareService as a target of referrals.
 *
 * @param id logical id
 * @param organizationId logical id of the Organization that provides it
 * @param open takes referrals today: active, {@code OneStory-AcceptsReferrals} not false, and not before
 *     {@code OneStory-AcceptsReferralsFrom} (Europe/London)
 * @param singlePointOfAccess where a referral may always go on to
 */
public record CareService(String id, String organizationId, boolean open, boolean singlePointOfAccess) {

    private static final String ACCEPTS = "https://fhir.onestory.example/StructureDefinition/OneStory-AcceptsReferrals";
    private static final String ACCEPTS_FROM =
            "https://fhir.onestory.example/StructureDefinition/OneStory-AcceptsReferralsFrom";
    static final String SERVICE_TYPE = "https://fhir.onestory.example/CodeSystem/OneStory-ServiceType";
    static final String SINGLE_POINT_OF_ACCESS = "single-point-of-access";
    private static final ZoneId LONDON = PartialDate.LONDON;

    public String reference() {
        return "HealthcareService/" + id;
    }

    public String organization() {
        return "Organization/" + organizationId;
    }

    static CareService of(HealthcareService service, Clock clock) {
        boolean active = !Values.isFalse(service.getActiveElement());
        return new CareService(
                service.getIdElement().getIdPart(),
                service.getProvidedBy().getReferenceElement().getIdPart(),
                active && accepts(service) && started(service, LocalDate.now(clock.withZone(LONDON))),
                service.getType().stream().anyMatch(type -> type.hasCoding(SERVICE_TYPE, SINGLE_POINT_OF_ACCESS)));
    }

    private static boolean accepts(HealthcareService service) {
        Extension accepts = Extensions.first(service, ACCEPTS);
        return accepts == null || !Values.isFalse(accepts.getValue());
    }

    private static boolean started(HealthcareService service, LocalDate today) {
        Extension from = Extensions.first(service, ACCEPTS_FROM);
        return from == null
                || !(from.getValue() instanceof DateType date)
                || PartialDate.of(date)
                        .filter(first -> first.firstDay().isAfter(today))
                        .isEmpty();
    }
}

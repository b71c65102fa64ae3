package uk.onestory.referral;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.stereotype.Component;
import uk.onestory.directory.CareService;
import uk.onestory.directory.Directory;

/** The services behind the performers of a referral that was sent before, whether they are open today or not. */
@Component
class AskedServices {

    private final Directory directory;
    private final OpenParts openParts;

    AskedServices(Directory directory, OpenParts openParts) {
        this.directory = directory;
        this.openParts = openParts;
    }

    /** Those whose part goes on. */
    List<CareService> stillBy(ServiceRequest referral, ReferralChanges changes) {
        List<CareService> services = new ArrayList<>();
        for (int part = 1; part <= referral.getPerformer().size(); part++) {
            if (openParts.isOpen(referral, part, changes)) {
                services.addAll(behind(referral.getPerformer().get(part - 1)));
            }
        }
        return services;
    }

    private List<CareService> behind(Reference performer) {
        String id = performer.getReferenceElement().getIdPart();
        return Refs.isType(performer, "HealthcareService")
                ? directory.service(id).stream().toList()
                : directory.openServicesOf(id);
    }
}

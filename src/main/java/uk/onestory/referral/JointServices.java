package uk.onestory.referral;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.directory.CareService;
import uk.onestory.directory.Directory;

/** A joint referral asks two kinds of service side by side: one named twice has nobody to work with. */
@Component
class JointServices {

    private final Directory directory;

    JointServices(Directory directory) {
        this.directory = directory;
    }

    /**
     * @param services what the performers name, in whatever form, in their order
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422
     */
    void check(List<CareService> services) {
        for (int i = 1; i < services.size(); i++) {
            CareService service = services.get(i);
            for (CareService before : services.subList(0, i)) {
                if (alike(before, service)) {
                    throw Refusal.of(
                            Rule.JOINT_REFERRAL,
                            "The same service or sector is named twice: a joint referral asks two services of different"
                                    + " sectors. To ask one service, name it once.",
                            "ServiceRequest.performer[" + i + "]");
                }
            }
        }
    }

    private boolean alike(CareService one, CareService other) {
        if (one.id().equals(other.id())) {
            return true;
        }
        Set<String> sectors = directory.sectorsOf(one.organization());
        if (one.organization().equals(other.organization())) {
            return sectors.size() < 2;
        }
        return !Collections.disjoint(sectors, directory.sectorsOf(other.organization()));
    }
}

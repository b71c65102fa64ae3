package uk.onestory.waiting;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;

/**
 * Which services have a team that the four-week wait counts. Kept for a minute, because every write of a Task asks and
 * the type of a service hardly ever changes.
 */
@Component
class ServiceTeams {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final DaoRegistry daos;
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

    ServiceTeams(DaoRegistry daos) {
        this.daos = daos;
    }

    /** A Task that names no service, or one that is not there, is not counted. */
    boolean count(Task task) {
        return ReferralPart.service(task)
                .map(service -> known.get(service, this::read))
                .orElse(false);
    }

    private boolean read(String service) {
        IFhirResourceDao<HealthcareService> services = daos.getResourceDao(HealthcareService.class);
        try {
            return MhsdsCodes.isTeamThatCounts(
                    services.read(new IdType(service), Callers.server()).getType());
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return false;
        }
    }
}

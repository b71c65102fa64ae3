package uk.onestory.identity;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import java.util.List;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;
import uk.onestory.access.Visibility;
import uk.onestory.conformance.NhsNumber;

/** Who has an NHS number, of those whom the caller may see. */
@Component
class KnownPeople {

    private static final String NUMBERED =
            "SELECT DISTINCT t.RES_ID FROM HFJ_SPIDX_TOKEN t WHERE t.HASH_SYS_AND_VALUE = :number";

    private final EntityManager entities;
    private final IndexKeys keys;
    private final StoredPeople stored;
    private final Visibility visibility;

    KnownPeople(EntityManagerFactory factory, IndexKeys keys, StoredPeople stored, Visibility visibility) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
        this.keys = keys;
        this.stored = stored;
        this.visibility = visibility;
    }

    /** Nearly always none or one; more where somebody is there twice. */
    List<Patient> withNumber(String number, Written written, RequestDetails request) {
        return written.people().computeIfAbsent(number, asked -> find(asked, request));
    }

    private List<Patient> find(String number, RequestDetails request) {
        @SuppressWarnings("unchecked")
        List<Long> ids = entities.createNativeQuery(NUMBERED, Long.class)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("number", keys.nhsNumber(number))
                .getResultList();
        return stored.read(ids).stream()
                .filter(patient -> patient.getIdentifier().stream()
                        .anyMatch(identifier -> NhsNumber.SYSTEM.equals(identifier.getSystem())
                                && number.equals(identifier.getValue())))
                .filter(patient -> visibility.mayBeShown(request, patient))
                .toList();
    }
}

package uk.onestory.identity;

import ca.uhn.fhir.jpa.dao.IJpaStorageResourceParser;
import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hibernate.jpa.HibernateHints;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.PatientLinks;

/** The people behind {@link Candidates}, in one statement. Whoever was joined into another record is that one. */
@Component
class StoredPeople {

    private static final String CURRENT = "SELECT v FROM ResourceHistoryTable v JOIN FETCH v.myResourceTable t"
            + " WHERE t.myVersion = v.myResourceVersion AND t.myDeleted IS NULL AND t.myPid.myId IN :ids"
            + " AND t.myResourceType = 'Patient'";

    private final EntityManager entities;
    private final IJpaStorageResourceParser parser;

    StoredPeople(EntityManagerFactory entityManagerFactory, IJpaStorageResourceParser parser) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(entityManagerFactory);
        this.parser = parser;
    }

    List<Patient> read(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities
                .createQuery(CURRENT, ResourceHistoryTable.class)
                .setParameter("ids", new ArrayList<>(ids))
                .setFlushMode(FlushModeType.COMMIT)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultList()
                .stream()
                .map(version -> (Patient) parser.toResource(null, Patient.class, version, List.of(), false))
                .filter(patient -> PatientLinks.replacedBy(patient).isEmpty())
                .toList();
    }
}

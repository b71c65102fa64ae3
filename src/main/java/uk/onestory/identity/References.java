package uk.onestory.identity;

import ca.uhn.fhir.context.FhirContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;

/** What refers to a person, and how it refers to somebody else instead. */
@Component
class References {

    /** AuditEvent and Provenance tell of the record as it was then: they stay. */
    private static final String REFERRERS = "SELECT DISTINCT r.RES_TYPE, r.FHIR_ID FROM HFJ_RESOURCE p"
            + " JOIN HFJ_RES_LINK l ON l.TARGET_RESOURCE_ID = p.RES_ID"
            + " JOIN HFJ_RESOURCE r ON r.RES_ID = l.SRC_RESOURCE_ID"
            + " WHERE p.RES_TYPE = 'Patient' AND p.FHIR_ID = :from AND r.RES_DELETED_AT IS NULL"
            + " AND r.RES_TYPE NOT IN ('AuditEvent', 'Provenance')"
            + " AND NOT (r.RES_TYPE = 'Patient' AND r.FHIR_ID IN (:from, :into))"
            + " ORDER BY r.RES_TYPE, r.FHIR_ID";

    private final EntityManager entities;
    private final FhirContext fhir;

    References(EntityManagerFactory entityManagerFactory, FhirContext fhir) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(entityManagerFactory);
        this.fhir = fhir;
    }

    /**
     * In an order that all transactions keep, so that two of them do not wait for each other.
     *
     * @param from logical id of the Patient that is referred to
     * @param into logical id of the other one: what these two say of each other does not count
     */
    List<IdType> to(String from, String into, int limit) {
        List<?> rows = entities.createNativeQuery(REFERRERS)
                .setParameter("from", from)
                .setParameter("into", into)
                .setMaxResults(limit)
                .getResultList();
        List<IdType> found = new ArrayList<>();
        for (Object row : rows) {
            Object[] resource = (Object[]) row;
            found.add(new IdType((String) resource[0], (String) resource[1]));
        }
        return found;
    }

    /** @return whether anything was changed; what names a version means that version and stays */
    boolean move(Resource resource, String from, String into) {
        boolean moved = false;
        for (Reference reference : fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class)) {
            IdType target = (IdType) reference.getReferenceElement();
            if ("Patient".equals(target.getResourceType())
                    && from.equals(target.getIdPart())
                    && !target.hasVersionIdPart()) {
                reference.setReference("Patient/" + into);
                moved = true;
            }
        }
        return moved;
    }
}

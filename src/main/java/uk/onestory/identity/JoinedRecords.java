package uk.onestory.identity;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.PatientLinks;

/**
 * Which record took the place of another one. Partners go on to use the id that they know; the one statement that this
 * costs finds nothing for nearly everybody, because few people have a link at all.
 */
@Component
class JoinedRecords {

    private static final String KEY = JoinedRecords.class.getName();

    private static final String LINKED = "SELECT DISTINCT p.FHIR_ID FROM HFJ_RESOURCE p"
            + " JOIN HFJ_RES_LINK l ON l.SRC_RESOURCE_ID = p.RES_ID"
            + " WHERE p.RES_TYPE = 'Patient' AND p.FHIR_ID IN (:ids) AND l.SRC_PATH = 'Patient.link.other'";

    private final EntityManager entities;
    private final DaoRegistry daos;
    private final PersonStates states;

    JoinedRecords(EntityManagerFactory entityManagerFactory, DaoRegistry daos, PersonStates states) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(entityManagerFactory);
        this.daos = daos;
        this.states = states;
    }

    /**
     * @param ids logical ids of Patients, there or not
     * @return logical ids of the Patients that took their place, for those that were joined into another one
     */
    Map<String, String> replacementsOf(Collection<String> ids) {
        Map<String, String> replacements = new HashMap<>();
        if (ids.isEmpty()) {
            return replacements;
        }
        List<?> linked = entities.createNativeQuery(LINKED)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("ids", ids)
                .getResultList();
        for (Object id : linked) {
            replacedBy((String) id).ifPresent(other -> replacements.put((String) id, other));
        }
        return replacements;
    }

    /** Lets what is being written refer to the record that took the place of the one it names. */
    void follow(Collection<Reference> references, TransactionDetails transaction) {
        List<Reference> toPeople =
                references.stream().filter(JoinedRecords::isPatient).toList();
        Map<String, PersonState> known = states.of(
                toPeople.stream()
                        .map(reference -> reference.getReferenceElement().getIdPart())
                        .collect(Collectors.toSet()),
                transaction);
        Map<String, Optional<String>> replacements = transaction.getOrCreateUserData(KEY, HashMap::new);
        for (Reference reference : toPeople) {
            String id = reference.getReferenceElement().getIdPart();
            if (known.get(id).linked()) {
                replacements
                        .computeIfAbsent(id, this::replacedBy)
                        .ifPresent(other -> reference.setReference("Patient/" + other));
            }
        }
    }

    private Optional<String> replacedBy(String id) {
        return PatientLinks.replacedBy(
                daos.getResourceDao(Patient.class).read(new IdType("Patient", id), Callers.server()));
    }

    private static boolean isPatient(Reference reference) {
        IdType target = (IdType) reference.getReferenceElement();
        return "Patient".equals(target.getResourceType()) && target.hasIdPart() && !target.isAbsolute();
    }
}

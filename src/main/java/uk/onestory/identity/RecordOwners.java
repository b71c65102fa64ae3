package uk.onestory.identity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;
import uk.onestory.fhir.LocalReference;
import uk.onestory.fhir.PersonElement;

/** Whose records stored resources are part of, by HAPI's table of links: one statement for all that are asked for. */
@Component
class RecordOwners {

    private static final String OWNERS = "SELECT r.RES_TYPE, r.FHIR_ID, l.SRC_PATH, p.FHIR_ID FROM HFJ_RESOURCE r"
            + " JOIN HFJ_RES_LINK l ON l.SRC_RESOURCE_ID = r.RES_ID"
            + " JOIN HFJ_RESOURCE p ON p.RES_ID = l.TARGET_RESOURCE_ID"
            + " WHERE r.RES_TYPE IN (:types) AND r.FHIR_ID IN (:ids) AND p.RES_TYPE = 'Patient'";

    private final EntityManager entities;

    RecordOwners(EntityManagerFactory factory) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
    }

    /**
     * @param resources {@code Type/id} of types that are part of a person's record
     * @return the people, {@code Patient/id}, of those that have any
     */
    Map<String, Set<String>> of(Collection<String> resources) {
        Map<String, Set<String>> owners = new HashMap<>();
        if (resources.isEmpty()) {
            return owners;
        }
        List<?> rows = entities.createNativeQuery(OWNERS)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter(
                        "types",
                        resources.stream().map(LocalReference::type).distinct().toList())
                .setParameter(
                        "ids",
                        resources.stream().map(LocalReference::id).distinct().toList())
                .getResultList();
        for (Object row : rows) {
            Object[] link = (Object[]) row;
            String type = (String) link[0];
            // HAPI adds a condition to the path of some search parameters: Task.for.where(resolve() is Patient)
            if (((String) link[2]).startsWith(PersonElement.path(type))) {
                owners.computeIfAbsent(type + "/" + link[1], resource -> new TreeSet<>())
                        .add("Patient/" + link[3]);
            }
        }
        return owners;
    }
}

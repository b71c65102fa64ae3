package uk.onestory.access;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import java.util.HashMap;
import java.util.Map;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;

/**
 * Which organisation wrote which record of a person. It tells of what is committed, and of nothing that was there before
 * this was kept and of which no Provenance tells.
 */
@Component
public class Writers {

    private static final String OF_PERSON = "SELECT resource, organization FROM onestory_writer WHERE person = :person";

    private final EntityManager entities;

    Writers(EntityManagerFactory entityManagerFactory) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(entityManagerFactory);
    }

    /**
     * In one statement.
     *
     * @param person logical id of the Patient
     * @return {@code Organization/id} by HAPI's key of what it wrote, the Patient among it
     */
    public Map<Long, String> of(String person) {
        Map<Long, String> writers = new HashMap<>();
        for (Object row : entities.createNativeQuery(OF_PERSON)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("person", person)
                .getResultList()) {
            Object[] found = (Object[]) row;
            writers.put(((Number) found[0]).longValue(), "Organization/" + found[1]);
        }
        return writers;
    }
}

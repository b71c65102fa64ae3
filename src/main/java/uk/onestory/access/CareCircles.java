package uk.onestory.access;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;

/**
 * The care circle of a person: the organisations that care for them. These are the GP practice, who asks for a referral
 * and whom it asks (requester of the ServiceRequest, requester and owner of its Tasks), and the organisations of their
 * EpisodeOfCare and CareTeam; a PractitionerRole stands for its organisation. Other Tasks put nobody into the circle.
 *
 * <p>Read from the records as they are at this moment, in one statement over HAPI's links.
 */
@Component
public class CareCircles {

    /** As HAPI writes them: a Task can be searched by patient only, whose path says so. */
    private static final List<String> ABOUT_THE_PERSON = List.of(
            "ServiceRequest.subject",
            "Task.for",
            "Task.for.where(resolve() is Patient)",
            "EpisodeOfCare.patient",
            "CareTeam.subject");

    private static final List<String> WHO_CARES = List.of(
            "ServiceRequest.requester",
            "Task.requester",
            "Task.owner",
            "EpisodeOfCare.managingOrganization",
            "CareTeam.managingOrganization",
            "CareTeam.participant.member");

    private static final String ORGANIZATION = " JOIN HFJ_RESOURCE o ON o.RES_ID = c.TARGET_RESOURCE_ID"
            + " LEFT JOIN HFJ_RES_LINK r ON r.SRC_RESOURCE_ID = o.RES_ID AND r.SRC_PATH = 'PractitionerRole.organization'"
            + " LEFT JOIN HFJ_RESOURCE b ON b.RES_ID = r.TARGET_RESOURCE_ID";

    private static final String NAMED = "COALESCE(b.RES_TYPE, o.RES_TYPE), COALESCE(b.FHIR_ID, o.FHIR_ID)";

    private static final String CIRCLES = "SELECT p.FHIR_ID, " + NAMED
            + " FROM HFJ_RESOURCE p JOIN HFJ_RES_LINK a ON a.TARGET_RESOURCE_ID = p.RES_ID AND a.SRC_PATH IN (:about)"
            + " JOIN HFJ_RES_LINK c ON c.SRC_RESOURCE_ID = a.SRC_RESOURCE_ID AND c.SRC_PATH IN (:cares)" + ORGANIZATION
            + " WHERE p.RES_TYPE = 'Patient' AND p.FHIR_ID IN (:people)"
            + " AND (a.SOURCE_RESOURCE_TYPE <> 'Task' OR EXISTS (SELECT 1 FROM HFJ_RES_LINK f"
            + " WHERE f.SRC_RESOURCE_ID = a.SRC_RESOURCE_ID AND f.SRC_PATH = 'Task.focus'"
            + " AND f.TARGET_RESOURCE_TYPE = 'ServiceRequest'))"
            + " UNION SELECT p.FHIR_ID, " + NAMED
            + " FROM HFJ_RESOURCE p JOIN HFJ_RES_LINK c ON c.SRC_RESOURCE_ID = p.RES_ID"
            + " AND c.SRC_PATH = 'Patient.generalPractitioner'" + ORGANIZATION
            + " WHERE p.RES_TYPE = 'Patient' AND p.FHIR_ID IN (:people)";

    private final EntityManager entities;

    CareCircles(EntityManagerFactory entityManagerFactory) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(entityManagerFactory);
    }

    /**
     * @param people logical ids of Patients
     * @return the references of the organisations ({@code Organization/id}) by the person's id; all of them are keys
     */
    public Map<String, Set<String>> of(Collection<String> people) {
        Map<String, Set<String>> circles = new HashMap<>();
        people.forEach(person -> circles.put(person, new HashSet<>()));
        if (people.isEmpty()) {
            return circles;
        }
        List<?> rows = entities.createNativeQuery(CIRCLES)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("about", ABOUT_THE_PERSON)
                .setParameter("cares", WHO_CARES)
                .setParameter("people", people)
                .getResultList();
        for (Object row : rows) {
            Object[] found = (Object[]) row;
            if ("Organization".equals(found[1])) {
                circles.get((String) found[0]).add("Organization/" + found[2]);
            }
        }
        return circles;
    }

    /** Whether the organisation that a caller acts for is in the circle of a person. */
    public boolean include(Caller caller, String person) {
        return of(List.of(person)).get(person).contains(caller.organization());
    }
}

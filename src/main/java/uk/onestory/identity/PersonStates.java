package uk.onestory.identity;

import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;

/** What is special about people, in one statement for all that are new to the transaction; nearly nobody has a row. */
@Component
class PersonStates {

    private static final String KEY = PersonStates.class.getName();

    private static final String SPECIAL = "SELECT p.FHIR_ID, 'linked' FROM HFJ_RESOURCE p"
            + " JOIN HFJ_RES_LINK l ON l.SRC_RESOURCE_ID = p.RES_ID"
            + " WHERE p.RES_TYPE = 'Patient' AND p.FHIR_ID IN (:ids) AND l.SRC_PATH = 'Patient.link.other'"
            + " UNION SELECT p.FHIR_ID, CASE WHEN t.HASH_VALUE = :deceased THEN 'deceased' ELSE 'inactive' END"
            + " FROM HFJ_RESOURCE p JOIN HFJ_SPIDX_TOKEN t ON t.RES_ID = p.RES_ID"
            + " WHERE p.RES_TYPE = 'Patient' AND p.FHIR_ID IN (:ids) AND t.HASH_VALUE IN (:deceased, :inactive)";

    private final EntityManager entities;
    private final IndexKeys keys;

    PersonStates(EntityManagerFactory factory, IndexKeys keys) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
        this.keys = keys;
    }

    /**
     * @param ids logical ids of Patients, there or not
     * @return for each of them, as it was when the transaction first asked
     */
    Map<String, PersonState> of(Collection<String> ids, TransactionDetails transaction) {
        Map<String, PersonState> known = transaction.getOrCreateUserData(KEY, HashMap::new);
        List<String> unknown = ids.stream().filter(id -> !known.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            unknown.forEach(id -> known.put(id, PersonState.USUAL));
            read(unknown, known);
        }
        return known;
    }

    private void read(List<String> ids, Map<String, PersonState> known) {
        List<?> rows = entities.createNativeQuery(SPECIAL)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("ids", ids)
                .setParameter("deceased", keys.deceased())
                .setParameter("inactive", keys.inactive())
                .getResultList();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            String what = (String) columns[1];
            known.merge(
                    (String) columns[0],
                    new PersonState("linked".equals(what), "deceased".equals(what), "inactive".equals(what)),
                    PersonState::and);
        }
    }
}

package uk.onestory.referral;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/**
 * Whoever closes a Task looks at the others of its referral. Two that close the last two at the same time would each see
 * the other one open, and the referral would stay active with nobody's Task on it: they take turns, on the row of the
 * referral, until they commit.
 */
@Component
class ReferralLock {

    @PersistenceContext
    private EntityManager database;

    /** Waits for other transactions that hold the referral, unless this one does already. */
    void hold(String referral, ReferralChanges changes) {
        if (changes.startHolding(referral)) {
            database.createNativeQuery(
                            "SELECT res_id FROM hfj_resource WHERE res_type = 'ServiceRequest' AND fhir_id = :id FOR UPDATE")
                    .setParameter("id", new IdType(referral).getIdPart())
                    .setFlushMode(FlushModeType.COMMIT)
                    .getResultList();
        }
    }
}

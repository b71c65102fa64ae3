package uk.onestory.referral;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.AlreadyValidated;

/**
 * What the server itself reads and writes while a partner's transaction is completed. It writes into that transaction:
 * what was created there can be referred to before it is flushed, and all is stored or nothing.
 *
 * <p>It is made from what passed the validation in the same transaction or before, so it is not validated again: that
 * costs, and responsibility must pass on also where an old referral would not meet a profile of today.
 */
@Component
public class ServerWrites {

    private final DaoRegistry daos;

    ServerWrites(DaoRegistry daos) {
        this.daos = daos;
    }

    /** A copy to change. */
    public <T extends Resource> T read(Class<T> type, String reference) {
        IFhirResourceDao<T> dao = daos.getResourceDao(type);
        return type.cast(dao.read(new IdType(reference), Callers.server()).copy());
    }

    Reference create(Resource resource, ReferralChanges changes) {
        return create(resource, changes.transaction());
    }

    void update(Resource resource, ReferralChanges changes) {
        update(resource, changes.transaction());
    }

    /** @return reference to what was created */
    public Reference create(Resource resource, TransactionDetails transaction) {
        IFhirResourceDao<Resource> dao = daos.getResourceDao(resource);
        String id =
                dao.create(resource, null, true, server(), transaction).getId().getIdPart();
        return new Reference(resource.fhirType() + "/" + id);
    }

    public void update(Resource resource, TransactionDetails transaction) {
        IFhirResourceDao<Resource> dao = daos.getResourceDao(resource);
        dao.update(resource, null, true, false, server(), transaction);
    }

    private static SystemRequestDetails server() {
        return AlreadyValidated.mark(Callers.server());
    }
}

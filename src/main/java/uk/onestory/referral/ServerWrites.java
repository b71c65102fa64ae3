package uk.onestory.referral;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
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
class ServerWrites {

    private final DaoRegistry daos;

    ServerWrites(DaoRegistry daos) {
        this.daos = daos;
    }

    /** A copy to change. */
    <T extends Resource> T read(Class<T> type, String reference) {
        IFhirResourceDao<T> dao = daos.getResourceDao(type);
        return type.cast(dao.read(new IdType(reference), Callers.server()).copy());
    }

    Reference create(Resource resource, ReferralChanges changes) {
        IFhirResourceDao<Resource> dao = daos.getResourceDao(resource);
        String id = dao.create(resource, null, true, server(), changes.transaction())
                .getId()
                .getIdPart();
        return new Reference(resource.fhirType() + "/" + id);
    }

    void update(Resource resource, ReferralChanges changes) {
        IFhirResourceDao<Resource> dao = daos.getResourceDao(resource);
        dao.update(resource, null, true, false, server(), changes.transaction());
    }

    private static SystemRequestDetails server() {
        return AlreadyValidated.mark(Callers.server());
    }
}

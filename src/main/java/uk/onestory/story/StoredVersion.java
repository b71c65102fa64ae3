package uk.onestory.story;

import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.jpa.model.entity.ResourceEncodingEnum;
import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import java.util.Date;

/**
 * A stored version read by columns: an entity that Hibernate watches costs five times as much, and a story changes
 * nothing. What comes out is known to no session.
 */
final class StoredVersion {

    /** A version {@code v} and its resource {@code t}. */
    static final String SELECT = "SELECT t.myPid.myId, t.myResourceType, t.myFhirId, v.myResourceVersion, v.myEncoding,"
            + " v.myResourceTextVc, v.myResource, v.myPublished, v.myUpdated, v.mySourceUri, v.myRequestId"
            + " FROM ResourceHistoryTable v JOIN v.myResourceTable t";

    private StoredVersion() {}

    static ResourceHistoryTable of(Object[] row) {
        ResourceHistoryTable version = new ResourceHistoryTable();
        version.setResourceId((Long) row[0]);
        version.setResourceType((String) row[1]);
        version.setTransientForcedId((String) row[2]);
        version.setVersion((Long) row[3]);
        version.setEncoding((ResourceEncodingEnum) row[4]);
        version.setResourceTextVc((String) row[5]);
        version.setResource((byte[]) row[6]);
        version.setPublished((Date) row[7]);
        version.setUpdated((Date) row[8]);
        version.setSourceUri((String) row[9]);
        version.setRequestId((String) row[10]);
        version.setFhirVersion(FhirVersionEnum.R4);
        return version;
    }
}

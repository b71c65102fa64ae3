package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.IJpaStorageResourceParser;
import ca.uhn.fhir.jpa.model.entity.ResourceEncodingEnum;
import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import ca.uhn.fhir.jpa.util.ResourceParserUtil;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stored resources for the server's own questions, many in one SQL statement. They are read by columns: an entity that
 * Hibernate watches costs five times as much, a read or a search by HAPI more. What comes out is known to no session, may
 * be changed freely, and has passed no access decision.
 *
 * <p>Conditions are JPQL about a version {@code v} and its resource {@code t}. Inside of a transaction they see what it has
 * flushed; what it has not is neither seen nor flushed, unless {@link #flushed} is asked.
 */
@Component
public class StoredResources {

    private static final String VERSIONS = "SELECT t.myPid.myId, t.myResourceType, t.myFhirId, v.myResourceVersion,"
            + " v.myEncoding, v.myResourceTextVc, v.myResource, v.myPublished, v.myUpdated, v.mySourceUri, v.myRequestId"
            + " FROM ResourceHistoryTable v JOIN v.myResourceTable t WHERE t.myDeleted IS NULL AND ";

    private static final String CURRENT = "t.myVersion = v.myResourceVersion AND ";

    private static final String NAMED = "t.myFhirId IN :ids AND t.myResourceType IN :types";

    /** @see #referringTo */
    private static final String REFERRING =
            "t.myPid.myId IN (SELECT l.mySourceResourcePid FROM ResourceLink l JOIN l.myTargetResource target"
                    + " WHERE target.myResourceType = :targetType AND target.myFhirId = :targetId AND l.mySourcePath = :path)"
                    + " ORDER BY t.myPid.myId";

    private static final String CREATED = StoredResources.class.getName() + ".created";

    private final DaoRegistry daos;
    private final EntityManager entities;
    private final TransactionTemplate reading;
    private final IJpaStorageResourceParser parser;
    private final FhirContext fhir;

    StoredResources(
            DaoRegistry daos,
            EntityManagerFactory factory,
            PlatformTransactionManager transactions,
            IJpaStorageResourceParser parser,
            FhirContext fhir) {
        this.daos = daos;
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
        this.reading = new TransactionTemplate(transactions);
        this.parser = parser;
        this.fhir = fhir;
    }

    /** Resources that are not deleted, in their current version. */
    public List<Resource> current(String condition, Map<String, ?> parameters) {
        return read(CURRENT + condition, parameters, FlushModeType.COMMIT);
    }

    /** The same, when all that the transaction has written until now is flushed. */
    public List<Resource> flushed(String condition, Map<String, ?> parameters) {
        return read(CURRENT + condition, parameters, FlushModeType.AUTO);
    }

    /** All versions of resources that are not deleted. */
    public List<Resource> versions(String condition, Map<String, ?> parameters) {
        return read(condition, parameters, FlushModeType.COMMIT);
    }

    /**
     * Those that are there and not deleted.
     *
     * @param references {@code Type/id}
     * @return in the order of the references
     */
    public List<Resource> named(Collection<String> references) {
        if (references.isEmpty()) {
            return List.of();
        }
        // An id may be that of another type too: the exact pairs are picked below.
        SortedSet<String> ids = new TreeSet<>();
        SortedSet<String> types = new TreeSet<>();
        for (String reference : references) {
            int slash = reference.indexOf('/');
            types.add(reference.substring(0, slash));
            ids.add(reference.substring(slash + 1));
        }
        Map<String, Resource> found = new HashMap<>();
        for (Resource resource : current(NAMED, Map.of("ids", ids, "types", types))) {
            found.put(resource.fhirType() + "/" + resource.getIdElement().getIdPart(), resource);
        }
        return references.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** @param id logical id */
    public <T extends Resource> Optional<T> named(Class<T> type, String id) {
        String reference = fhir.getResourceType(type) + "/" + id;
        return named(List.of(reference)).stream().map(type::cast).findFirst();
    }

    /**
     * For what must be there.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 404, or 410 where it was deleted
     */
    public <T extends Resource> T read(Class<T> type, String id) {
        return named(type, id)
                .orElseGet(() -> daos.getResourceDao(type).read(new IdType(id), new SystemRequestDetails()));
    }

    /**
     * Who points somewhere, the oldest first, with all that the transaction has written until now.
     *
     * @param path of the reference, as the expression of its search parameter says it: {@code Task.focus}
     * @param target {@code Type/id}
     */
    public List<Resource> referringTo(String path, String target) {
        int slash = target.indexOf('/');
        return flushed(
                REFERRING,
                Map.of(
                        "path", path,
                        "targetType", target.substring(0, slash),
                        "targetId", target.substring(slash + 1)));
    }

    /** When the first version of a resource that came from here was stored. */
    public static Instant created(Resource stored) {
        return (Instant) stored.getUserData(CREATED);
    }

    private List<Resource> read(String condition, Map<String, ?> parameters, FlushModeType flushing) {
        Map<String, Object> single = new TreeMap<>();
        String spread = spread(condition, parameters, single);
        // A text that PostgreSQL keeps as a large object is read within a transaction only.
        return reading.execute(transaction -> {
            TypedQuery<Object[]> query = entities.createQuery(VERSIONS + spread, Object[].class);
            single.forEach(query::setParameter);
            return query.setFlushMode(flushing).getResultList().stream()
                    .map(row -> parse(version(row)))
                    .toList();
        });
    }

    /**
     * Each value of a collection becomes a parameter of its own, up to the next power of two by repeating the last:
     * Hibernate keeps what such a query is in SQL, and translates one with a collection anew each time.
     */
    private static String spread(String condition, Map<String, ?> parameters, Map<String, Object> single) {
        String spread = condition;
        for (Map.Entry<String, ?> parameter : parameters.entrySet()) {
            if (parameter.getValue() instanceof Collection<?> values) {
                List<?> padded = padded(List.copyOf(values));
                StringJoiner names = new StringJoiner(", ", "(", ")");
                for (int i = 0; i < padded.size(); i++) {
                    String name = parameter.getKey() + "_" + i;
                    names.add(":" + name);
                    single.put(name, padded.get(i));
                }
                spread = spread.replaceAll(":" + parameter.getKey() + "\\b", names.toString());
            } else {
                single.put(parameter.getKey(), parameter.getValue());
            }
        }
        return spread;
    }

    private static List<Object> padded(List<?> values) {
        List<Object> padded = new ArrayList<>(values);
        while (Integer.bitCount(padded.size()) > 1) {
            padded.add(values.get(values.size() - 1));
        }
        return padded;
    }

    private static ResourceHistoryTable version(Object[] row) {
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

    private Resource parse(ResourceHistoryTable version) {
        // Tags, labels and profiles stand in the text (tag mode INLINE): nothing is looked up for them.
        Resource resource = (Resource) parser.toResource(
                null,
                fhir.getResourceDefinition(version.getResourceType()).getImplementingClass(),
                version,
                List.of(),
                false);
        resource.setUserData(CREATED, version.getPublished().getValue().toInstant());
        StoredJson.keep(
                resource,
                ResourceParserUtil.getResourceText(
                        version.getResource(), version.getResourceTextVc(), version.getEncoding()));
        return resource;
    }
}

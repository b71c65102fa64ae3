package uk.onestory.waiting;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.model.entity.ResourceEncodingEnum;
import ca.uhn.fhir.jpa.util.ResourceParserUtil;
import ca.uhn.fhir.parser.IParser;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;

/**
 * What the clock asks of a person's stored record, in one SQL statement. It reads columns and not entities, so that
 * what the transaction is writing is neither flushed early nor taken for unchanged; {@link Writes} adds that.
 */
@Component
class StoredRecord {

    /**
     * The elements that make a resource a part of a person's record, as HAPI writes them into its link table: the
     * expression of a search parameter that is on. Of a Task that is {@code patient}; the others have {@code subject} too.
     */
    private static final List<String> PATHS = List.of(
            "Task.for.where(resolve() is Patient)",
            "Encounter.subject",
            "Observation.subject",
            "ClinicalImpression.subject",
            "QuestionnaireResponse.subject",
            "CarePlan.subject",
            "Procedure.subject");

    private static final List<String> PARTIES = List.of("PractitionerRole", "HealthcareService");

    private static final String CURRENT =
            "SELECT t.myResourceType, t.myFhirId, v.myEncoding, v.myResourceTextVc, v.myResource"
                    + " FROM ResourceHistoryTable v JOIN v.myResourceTable t"
                    + " WHERE t.myVersion = v.myResourceVersion AND t.myDeleted IS NULL";

    private static final String ABOUT_PERSON = CURRENT
            + " AND t.myPid.myId IN (SELECT l.mySourceResourcePid FROM ResourceLink l JOIN l.myTargetResource p"
            + " WHERE p.myResourceType = 'Patient' AND p.myFhirId = :person AND l.mySourcePath IN :paths"
            + " UNION ALL SELECT o.myPid.myId FROM ResourceTable o"
            + " WHERE o.myResourceType = 'Patient' AND o.myFhirId = :person)";

    private static final String NAMED = CURRENT + " AND t.myFhirId IN :ids AND t.myResourceType IN :types";

    private final EntityManager entities;
    private final FhirContext fhir;

    StoredRecord(EntityManagerFactory entityManagerFactory, FhirContext fhir) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(entityManagerFactory);
        this.fhir = fhir;
    }

    /**
     * @param person logical id
     * @return the Patient, the Tasks, and the resources that can show one of the four firsts
     */
    List<Resource> about(String person) {
        return read(entities.createQuery(ABOUT_PERSON, Object[].class)
                .setParameter("person", person)
                .setParameter("paths", PATHS));
    }

    /** @param ids logical ids of roles and services; what else has such an id comes along */
    List<Resource> parties(Collection<String> ids) {
        return read(entities.createQuery(NAMED, Object[].class)
                .setParameter("ids", ids)
                .setParameter("types", PARTIES));
    }

    private List<Resource> read(TypedQuery<Object[]> query) {
        IParser json = fhir.newJsonParser();
        return query.setFlushMode(FlushModeType.COMMIT).getResultList().stream()
                .map(row -> parse(row, json))
                .toList();
    }

    private static Resource parse(Object[] row, IParser json) {
        String text =
                ResourceParserUtil.getResourceText((byte[]) row[4], (String) row[3], (ResourceEncodingEnum) row[2]);
        Resource resource = (Resource) json.parseResource(text);
        resource.setId(row[0] + "/" + row[1]);
        return resource;
    }
}

package uk.onestory.ask;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.model.entity.ResourceEncodingEnum;
import ca.uhn.fhir.jpa.util.ResourceParserUtil;
import ca.uhn.fhir.parser.IParser;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What can answer a question, in two SQL statements however much a person has told: one for the record, one for the
 * questionnaires that were answered. They read columns and not entities, so that inside of a write nothing is flushed
 * early.
 */
@Component
class StoredAnswers {

    /** The elements that make a resource a part of a person's record, as HAPI writes them into its link table. */
    private static final List<String> PATHS =
            List.of("Condition.subject", "Observation.subject", "QuestionnaireResponse.subject");

    private static final String VERSIONS = "SELECT t.myResourceType, t.myFhirId, v.myResourceVersion, v.myEncoding,"
            + " v.myResourceTextVc, v.myResource, t.myPublished, v.myUpdated"
            + " FROM ResourceHistoryTable v JOIN v.myResourceTable t WHERE t.myDeleted IS NULL";

    private static final String ABOUT_PERSON = VERSIONS
            + " AND t.myVersion = v.myResourceVersion"
            + " AND t.myPid.myId IN (SELECT l.mySourceResourcePid FROM ResourceLink l JOIN l.myTargetResource p"
            + " WHERE p.myResourceType = 'Patient' AND p.myFhirId = :person AND l.mySourcePath IN :paths)";

    private static final String FORMS = VERSIONS
            + " AND t.myPid.myId IN (SELECT u.myResourcePid FROM ResourceIndexedSearchParamUri u"
            + " WHERE u.myResourceType = 'Questionnaire' AND u.myParamName = 'url' AND u.myUri IN :urls)";

    private final EntityManager entities;
    private final TransactionTemplate reading;
    private final FhirContext fhir;

    StoredAnswers(EntityManagerFactory factory, PlatformTransactionManager transactions, FhirContext fhir) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
        this.reading = new TransactionTemplate(transactions);
        this.fhir = fhir;
    }

    /**
     * @param person logical id of the Patient
     * @return their Conditions, Observations and QuestionnaireResponses as they stand, whoever may see them
     */
    List<StoredVersion> about(String person) {
        return read(entities.createQuery(ABOUT_PERSON, Object[].class)
                .setParameter("person", person)
                .setParameter("paths", PATHS));
    }

    /**
     * @param urls canonical, without a version
     * @return all stored versions of the Questionnaires
     */
    List<StoredVersion> questionnaires(Collection<String> urls) {
        return urls.isEmpty()
                ? List.of()
                : read(entities.createQuery(FORMS, Object[].class).setParameter("urls", urls));
    }

    private List<StoredVersion> read(TypedQuery<Object[]> query) {
        IParser json = fhir.newJsonParser();
        // A text that PostgreSQL keeps as a large object is read within a transaction only.
        return reading.execute(status -> query.setFlushMode(FlushModeType.COMMIT).getResultList().stream()
                .map(row -> parse(row, json))
                .toList());
    }

    private static StoredVersion parse(Object[] row, IParser json) {
        String text =
                ResourceParserUtil.getResourceText((byte[]) row[5], (String) row[4], (ResourceEncodingEnum) row[3]);
        Resource resource = (Resource) json.parseResource(text);
        resource.setId(row[0] + "/" + row[1]);
        resource.getMeta().setVersionId(String.valueOf(row[2])).setLastUpdated((Date) row[7]);
        return new StoredVersion(resource, ((Date) row[6]).toInstant(), ((Date) row[7]).toInstant());
    }
}

package uk.onestory.ask;

import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamUri;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.server.StoredResources;

/**
 * What can answer a question, in two SQL statements however much a person has told: one for the record, one for the
 * questionnaires that were answered. Inside of a write nothing is flushed early.
 */
@Component
class StoredAnswers {

    /** The elements that make a resource a part of a person's record, as HAPI writes them into its link table. */
    private static final List<String> PATHS =
            List.of("Condition.subject", "Observation.subject", "QuestionnaireResponse.subject");

    private static final String ABOUT_PERSON =
            "t.myPid.myId IN (SELECT l.mySourceResourcePid FROM ResourceLink l JOIN l.myTargetResource p"
                    + " WHERE p.myResourceType = 'Patient' AND p.myFhirId = :person AND l.mySourcePath IN :paths)";

    private static final String FORMS = "t.myPid.myId IN (SELECT u.myResourcePid FROM ResourceIndexedSearchParamUri u"
            + " WHERE u.myHashUri IN :urls)";

    private final StoredResources stored;
    private final PartitionSettings partitions;

    StoredAnswers(StoredResources stored, PartitionSettings partitions) {
        this.stored = stored;
        this.partitions = partitions;
    }

    /**
     * @param person logical id of the Patient
     * @return their Conditions, Observations and QuestionnaireResponses as they stand, whoever may see them
     */
    List<StoredVersion> about(String person) {
        return versions(stored.current(ABOUT_PERSON, Map.of("person", person, "paths", PATHS)));
    }

    /**
     * @param urls canonical, without a version
     * @return all stored versions of the Questionnaires
     */
    List<StoredVersion> questionnaires(Collection<String> urls) {
        List<Long> hashes = urls.stream().map(this::hash).toList();
        return urls.isEmpty() ? List.of() : versions(stored.versions(FORMS, Map.of("urls", hashes)));
    }

    /** Under which HAPI's index of URLs holds it: of the columns of that table only this one has an index of its own. */
    private Long hash(String url) {
        return new ResourceIndexedSearchParamUri(partitions, "Questionnaire", Questionnaire.SP_URL, url).getHashUri();
    }

    private static List<StoredVersion> versions(List<Resource> resources) {
        return resources.stream()
                .map(resource -> {
                    Instant written = resource.getMeta().getLastUpdated().toInstant();
                    return new StoredVersion(resource, StoredResources.created(resource), written);
                })
                .toList();
    }
}

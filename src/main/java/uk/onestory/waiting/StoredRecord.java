package uk.onestory.waiting;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.server.StoredResources;

/**
 * What the clock asks of a person's stored record, in one SQL statement. What the transaction is writing is neither flushed
 * early nor taken for unchanged; {@link Writes} adds that.
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

    private static final String ABOUT_PERSON =
            "t.myPid.myId IN (SELECT l.mySourceResourcePid FROM ResourceLink l JOIN l.myTargetResource p"
                    + " WHERE p.myResourceType = 'Patient' AND p.myFhirId = :person AND l.mySourcePath IN :paths"
                    + " UNION ALL SELECT o.myPid.myId FROM ResourceTable o"
                    + " WHERE o.myResourceType = 'Patient' AND o.myFhirId = :person)";

    private static final String NAMED = "t.myFhirId IN :ids AND t.myResourceType IN :types";

    private final StoredResources stored;

    StoredRecord(StoredResources stored) {
        this.stored = stored;
    }

    /**
     * @param person logical id
     * @return the Patient, the Tasks, and the resources that can show one of the four firsts
     */
    List<Resource> about(String person) {
        return stored.current(ABOUT_PERSON, Map.of("person", person, "paths", PATHS));
    }

    /** @param ids logical ids of roles and services; what else has such an id comes along */
    List<Resource> parties(Collection<String> ids) {
        return stored.current(NAMED, Map.of("ids", ids, "types", PARTIES));
    }
}

package uk.onestory.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.PatientLinks;
import uk.onestory.server.StoredResources;

/** The people behind {@link Candidates}, in one statement. Whoever was joined into another record is that one. */
@Component
class StoredPeople {

    private static final String PEOPLE = "t.myPid.myId IN :ids AND t.myResourceType = 'Patient'";

    private final StoredResources stored;

    StoredPeople(StoredResources stored) {
        this.stored = stored;
    }

    List<Patient> read(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return stored.current(PEOPLE, Map.of("ids", ids)).stream()
                .map(Patient.class::cast)
                .filter(patient -> PatientLinks.replacedBy(patient).isEmpty())
                .toList();
    }
}

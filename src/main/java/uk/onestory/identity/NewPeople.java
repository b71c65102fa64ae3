package uk.onestory.identity;

import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Patient;

/** The people that one transaction makes, or gives another NHS number. The resources are the ones being written. */
final class NewPeople {

    private static final String KEY = NewPeople.class.getName();

    private final List<Patient> created = new ArrayList<>();
    private final List<Patient> renumbered = new ArrayList<>();
    private final List<Patient> reidentified = new ArrayList<>();
    private boolean checked;

    static NewPeople of(TransactionDetails transaction) {
        return transaction.getOrCreateUserData(KEY, NewPeople::new);
    }

    void created(Patient patient) {
        created.add(patient);
    }

    void renumbered(Patient patient) {
        renumbered.add(patient);
    }

    /** Known by another identifier of a service than before, or by none but these. */
    void reidentified(Patient patient) {
        reidentified.add(patient);
    }

    List<Patient> reidentified() {
        return reidentified;
    }

    List<Patient> created() {
        return created;
    }

    List<Patient> renumbered() {
        return renumbered;
    }

    /** True once, and only where there is somebody to check: at the first sign that all of the transaction is written. */
    boolean startChecking() {
        boolean first = !checked && !(created.isEmpty() && renumbered.isEmpty() && reidentified.isEmpty());
        checked = true;
        return first;
    }
}

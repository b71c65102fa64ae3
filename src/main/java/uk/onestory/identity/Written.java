package uk.onestory.identity;

import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What one transaction of a partner writes. The resources are the ones being written. */
final class Written {

    private static final String KEY = Written.class.getName();

    private final List<Change> changes = new ArrayList<>();
    private final Map<String, List<Patient>> people = new HashMap<>();
    private boolean checked;
    private boolean referencesChecked;

    /**
     * @param before null for what is new
     * @param references what the partner refers to, by FHIRPath: HAPI replaces placeholders and conditions in place
     */
    record Change(Resource before, Resource after, Map<String, Reference> references) {}

    static Written of(TransactionDetails transaction) {
        return transaction.getOrCreateUserData(KEY, () -> {
            transaction.addRollbackUndoAction(() -> transaction.clearUserData(KEY)); // tried again, it begins anew
            return new Written();
        });
    }

    void add(Resource before, Resource after, Map<String, Reference> references) {
        changes.add(new Change(before, after, references));
    }

    List<Change> changes() {
        return changes;
    }

    /** Who was found by NHS number until now: a bundle names the same person again and again. */
    Map<String, List<Patient>> people() {
        return people;
    }

    /** By {@code Type/id}, the last version of each. */
    Map<String, Resource> resources() {
        Map<String, Resource> resources = new HashMap<>();
        changes.forEach(change -> resources.put(
                change.after().fhirType() + "/" + change.after().getIdElement().getIdPart(), change.after()));
        return resources;
    }

    /** True once: at the first sign that all of the transaction is written. */
    boolean startChecking() {
        boolean first = !checked;
        checked = true;
        return first;
    }

    boolean startCheckingReferences() {
        boolean first = !referencesChecked;
        referencesChecked = true;
        return first;
    }
}

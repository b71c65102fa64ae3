package uk.onestory.careplan;

import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/**
 * What one transaction writes, by partners and by this room. A search inside the transaction may not see it yet, and the
 * rules judge what will be there. The resources are the ones being written, not copies: their references have ids once
 * the transaction is completed.
 */
final class PlanChanges {

    private static final String KEY = PlanChanges.class.getName();

    private final TransactionDetails transaction;
    private final List<Change> changes = new ArrayList<>();
    private final List<Resource> byServer = new ArrayList<>();
    private boolean completing;

    /** @param before as it was stored; null for a new one */
    record Change(Resource before, Resource after) {

        <T extends Resource> T before(Class<T> type) {
            return type.isInstance(before) ? type.cast(before) : null;
        }
    }

    private PlanChanges(TransactionDetails transaction) {
        this.transaction = transaction;
    }

    static PlanChanges of(TransactionDetails transaction) {
        return transaction.getOrCreateUserData(KEY, () -> new PlanChanges(transaction));
    }

    /** Outside of any transaction: what is stored. */
    static PlanChanges none() {
        return new PlanChanges(new TransactionDetails());
    }

    TransactionDetails transaction() {
        return transaction;
    }

    void add(Resource before, Resource after) {
        changes.add(new Change(before, after));
    }

    /** This room wrote it itself while the transaction was completed. */
    void wrote(Resource resource) {
        byServer.add(resource);
    }

    List<Change> byPartners() {
        return List.copyOf(changes);
    }

    /** What the transaction writes of a type, the last version of each, by logical id. */
    <T extends Resource> Map<String, T> written(Class<T> type) {
        return Stream.concat(changes.stream().map(Change::after), byServer.stream())
                .filter(type::isInstance)
                .map(type::cast)
                .filter(resource -> resource.getIdElement().hasIdPart())
                .collect(Collectors.toMap(
                        resource -> resource.getIdElement().getIdPart(), Function.identity(), (first, last) -> last));
    }

    Optional<Resource> written(String type, String id) {
        return Stream.concat(changes.stream().map(Change::after), byServer.stream())
                .filter(resource -> type.equals(resource.fhirType())
                        && id.equals(resource.getIdElement().getIdPart()))
                .reduce((first, last) -> last);
    }

    /** True once: at the first sign that all of the transaction is written. */
    boolean startCompleting() {
        boolean first = !completing;
        completing = true;
        return first;
    }
}

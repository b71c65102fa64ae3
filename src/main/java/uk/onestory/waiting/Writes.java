package uk.onestory.waiting;

import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import uk.onestory.server.HookOrder;

/**
 * What one transaction writes of the records that clocks are reckoned from. The resources are the ones being written,
 * not copies: an id or a reference that is still a placeholder now is none before the commit.
 */
final class Writes {

    private static final String KEY = Writes.class.getName();

    private final List<Write> all = new ArrayList<>();
    /** Each person's record is read once in a transaction; what the transaction writes lies over it. */
    private final Map<String, List<Resource>> stored = new HashMap<>();

    /**
     * @param before null for what is created
     * @param matters whether it can change a clock
     */
    private record Write(Resource before, Resource after, boolean matters) {}

    private Writes() {}

    /** @param beforeCommit called once, when all of the transaction is written */
    static Writes of(TransactionDetails transaction, Consumer<Writes> beforeCommit) {
        return transaction.getOrCreateUserData(KEY, () -> {
            Writes writes = new Writes();
            transaction.addRollbackUndoAction(() -> transaction.clearUserData(KEY)); // tried again, it begins anew
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public int getOrder() {
                    return HookOrder.DERIVED_BEFORE_COMMIT;
                }

                @Override
                public void beforeCommit(boolean readOnly) {
                    beforeCommit.accept(writes);
                    transaction.clearUserData(KEY);
                }
            });
            return writes;
        });
    }

    void add(Resource before, Resource after, boolean matters) {
        all.add(new Write(before, after, matters));
    }

    /** {@code Patient/id} of those whose clocks can have changed. */
    Set<String> people() {
        Set<String> people = new TreeSet<>();
        for (Write write : all) {
            if (write.matters()) {
                Subjects.of(write.before()).ifPresent(people::add);
                Subjects.of(write.after()).ifPresent(people::add);
            }
        }
        return people;
    }

    /**
     * @param person {@code Patient/id}, or a placeholder of which nothing can be stored yet
     * @param read the stored record; not asked for who is created here
     */
    PersonRecord record(String person, Function<String, List<Resource>> read) {
        Map<Object, Resource> record = new LinkedHashMap<>();
        if (!isCreated(person)) {
            stored.computeIfAbsent(person, read).forEach(resource -> record.put(Refs.key(resource), resource));
        }
        for (Write write : all) {
            Object key = Refs.key(write.after());
            record.remove(key);
            if (Subjects.of(write.after()).equals(Optional.of(person))) {
                record.put(key, write.after());
            }
        }
        return new PersonRecord(List.copyOf(record.values()));
    }

    private boolean isCreated(String person) {
        return all.stream()
                .anyMatch(write -> write.before() == null
                        && "Patient".equals(write.after().fhirType())
                        && person.equals(Refs.key(write.after())));
    }
}

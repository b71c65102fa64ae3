package uk.onestory.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import uk.onestory.server.HookOrder;

/**
 * What one database transaction writes of people's records, put into the table right before the commit: the server writes
 * some of it on behalf of a partner whose own write HAPI tells of later.
 */
final class WrittenRecords implements TransactionSynchronization {

    private final WriterTable table;
    private final Map<Long, Written> created = new LinkedHashMap<>();
    private final Map<Long, Moved> moved = new LinkedHashMap<>();
    private final Set<Long> restored = new LinkedHashSet<>();
    private String partner;
    private boolean kept;

    private WrittenRecords(WriterTable table) {
        this.table = table;
    }

    /** Of the transaction of this thread. */
    static WrittenRecords of(WriterTable table) {
        WrittenRecords open = (WrittenRecords) TransactionSynchronizationManager.getResource(table);
        if (open == null) {
            open = new WrittenRecords(table);
            TransactionSynchronizationManager.registerSynchronization(open);
            open.resume();
        }
        return open;
    }

    /** @param organization of the partner that writes; empty for the server */
    void by(Optional<String> organization) {
        organization.ifPresent(writer -> partner = writer);
    }

    /** @param organization of the partner that writes; empty for the server */
    void created(long resource, Optional<String> organization, String person) {
        created.put(resource, new Written(organization, person));
        keepLate();
    }

    void restored(long resource, Optional<String> organization, String person) {
        restored.add(resource);
        created(resource, organization, person);
    }

    /** @param version which makes it so: HAPI can tell of a later one first */
    void moved(long resource, long version, String person) {
        moved.merge(
                resource, new Moved(version, person), (one, other) -> other.version() > one.version() ? other : one);
        keepLate();
    }

    @Override
    public int getOrder() {
        return HookOrder.RECORD_BEFORE_COMMIT;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        kept = true;
        keep();
    }

    /** What others write right before the commit can come after this. */
    private void keepLate() {
        if (kept) {
            keep();
        }
    }

    private void keep() {
        List<WriterTable.Row> rows = new ArrayList<>();
        created.forEach((resource, written) -> {
            Moved later = moved.remove(resource);
            String person = later == null ? written.person() : later.person();
            written.organization()
                    .or(() -> Optional.ofNullable(partner))
                    .or(Callers::answered)
                    .ifPresent(writer -> rows.add(new WriterTable.Row(resource, writer, person)));
        });
        table.remove(restored);
        table.add(rows);
        table.move(moved.entrySet().stream()
                .map(move ->
                        new WriterTable.Row(move.getKey(), null, move.getValue().person()))
                .toList());
        created.clear();
        restored.clear();
        moved.clear();
    }

    /** A batch has transactions of its own beside the one that holds the whole request. */
    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResourceIfPossible(table);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(table, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(table);
    }

    private record Written(Optional<String> organization, String person) {}

    private record Moved(long version, String person) {}
}

package uk.onestory.worklist;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.IDao;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import uk.onestory.server.HookOrder;
import uk.onestory.server.StorageInterceptor;

/**
 * Keeps the table in the transaction of every write of a Task, a partner's or the server's own, whatever way it came. At
 * once, so that a search later in the same transaction finds what was written.
 */
@Component
@Interceptor
public class WorkListInterceptor implements StorageInterceptor {

    private static final String WRITTEN = WorkListInterceptor.class.getName();

    private final WorkListTable table;

    WorkListInterceptor(WorkListTable table) {
        this.table = table;
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = HookOrder.KEEP)
    public void created(IBaseResource resource, TransactionDetails transaction) {
        if (resource instanceof Task task && isLatest(task, transaction)) {
            WorkListRow.of(task).ifPresent(table::add);
        }
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = HookOrder.KEEP)
    public void updated(IBaseResource before, IBaseResource after, TransactionDetails transaction) {
        if (after instanceof Task task && isLatest(task, transaction)) {
            Optional<WorkListRow> row = WorkListRow.of(task);
            row.ifPresent(table::change);
            if (row.isEmpty()) {
                table.remove(IDao.RESOURCE_PID.get(task).getId());
            }
        }
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED, order = HookOrder.KEEP)
    public void deleted(IBaseResource resource, TransactionDetails transaction) {
        if (resource instanceof Task task && isLatest(task, transaction)) {
            table.remove(IDao.RESOURCE_PID.get(task).getId());
        }
    }

    /** Inside a bundle HAPI can tell of what follows from a write, a later version, before the write itself. */
    private static boolean isLatest(Task task, TransactionDetails transaction) {
        Map<Object, Long> written = transaction.getOrCreateUserData(WRITTEN, () -> {
            transaction.addRollbackUndoAction(() -> transaction.clearUserData(WRITTEN));
            return new HashMap<>();
        });
        Long version = task.getIdElement().getVersionIdPartAsLong();
        return written.merge(IDao.RESOURCE_PID.get(task), version, Math::max).equals(version);
    }
}

package uk.onestory.server;

import java.sql.ResultSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Component;

/**
 * Locks by name that the current database transaction holds until it ends, also by a crash, across all nodes: PostgreSQL's
 * advisory locks. An H2 file belongs to one process, which keeps them itself.
 *
 * <p>They guard what no row stands for yet: the person who is about to be created, the request that is being answered.
 */
@Component
public class TransactionLocks {

    private static final String WAIT = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";
    private static final String TRY = "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))";
    private static final ResultSetExtractor<Void> NOTHING = (ResultSet ignored) -> null;

    private final JdbcTemplate jdbc;
    private final ProcessLocks process;

    TransactionLocks(DataSource dataSource, Schema schema) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.process = schema.database() == Database.H2 ? new ProcessLocks() : null;
    }

    /**
     * Waits until no other transaction holds the lock, and takes it; a second time it does nothing.
     *
     * @throws org.springframework.dao.PessimisticLockingFailureException where that takes too long
     */
    public void await(String name) {
        if (process == null) {
            jdbc.query(WAIT, NOTHING, name);
        } else {
            process.await(name);
        }
    }

    /** Takes the lock; false where another transaction holds it. */
    public boolean take(String name) {
        return process == null
                ? Boolean.TRUE.equals(jdbc.queryForObject(TRY, Boolean.class, name))
                : process.take(name);
    }
}

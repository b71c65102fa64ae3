package uk.onestory.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.onestory.OneStoryServer;

/** The table of the test server, beside what HAPI's tables say. */
public final class StoredWorkLists {

    private static final String MIGRATION = "db/migration/V5_6__work_list.sql";

    private StoredWorkLists() {}

    /**
     * Of every Task that any test wrote, whatever way: the migration, which reads HAPI's tables, would fill an empty table
     * with exactly what is there.
     */
    public static void areWhatTheStoreSays() {
        TransactionTemplate transaction =
                new TransactionTemplate(OneStoryServer.bean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            List<Map<String, Object>> kept = rows();
            jdbc().update("DELETE FROM onestory_work_list");
            jdbc().update(fill());
            assertThat(rows()).isNotEmpty().isEqualTo(kept);
        });
    }

    static List<Map<String, Object>> rows() {
        return jdbc().queryForList("SELECT task, owner, status, due, authored, updated FROM onestory_work_list"
                + " ORDER BY task");
    }

    private static String fill() {
        try {
            String script = new ClassPathResource(MIGRATION).getContentAsString(StandardCharsets.UTF_8);
            return script.substring(script.indexOf("INSERT INTO"), script.indexOf(';', script.indexOf("INSERT INTO")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JdbcTemplate jdbc() {
        return new JdbcTemplate(OneStoryServer.bean(DataSource.class));
    }
}

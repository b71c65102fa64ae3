package uk.onestory.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.onestory.OneStoryServer;

/** Who wrote what, as the table of the test server says it. */
public final class StoredWriters {

    private static final String MIGRATION = "db/migration/V5_8__writer.sql";

    private static final String OF_PERSON = "SELECT r.RES_TYPE, r.FHIR_ID, w.organization FROM onestory_writer w"
            + " JOIN HFJ_RESOURCE r ON r.RES_ID = w.resource WHERE w.person = ?";

    private StoredWriters() {}

    /**
     * @param person logical id of the Patient
     * @return logical ids of organisations by {@code Type/id}
     */
    public static Map<String, String> of(String person) {
        Map<String, String> writers = new TreeMap<>();
        jdbc().query(
                        OF_PERSON,
                        row -> {
                            writers.put(row.getString(1) + "/" + row.getString(2), row.getString(3));
                        },
                        person);
        return writers;
    }

    /** What the migration would fill an empty table with. */
    static Map<String, String> filledAnew(String person) {
        return new TransactionTemplate(OneStoryServer.bean(PlatformTransactionManager.class)).execute(status -> {
            status.setRollbackOnly();
            jdbc().update("DELETE FROM onestory_writer");
            jdbc().update(fill());
            return of(person);
        });
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

package uk.onestory.access;

import java.sql.Types;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code onestory_writer}. Takes part in the transaction of the thread; several rows are one statement. */
@Component
class WriterTable {

    private static final String ADD = "INSERT INTO onestory_writer (resource, organization, person) VALUES (?, ?, ?)";
    private static final String MOVE = "UPDATE onestory_writer SET person = ? WHERE resource = ?";
    private static final String REMOVE = "DELETE FROM onestory_writer WHERE resource = ?";

    private final JdbcTemplate jdbc;

    WriterTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * @param resource HAPI's key of the record
     * @param organization logical id
     * @param person logical id of the Patient; null for nobody
     */
    record Row(long resource, String organization, String person) {}

    void add(Collection<Row> rows) {
        write(
                ADD,
                rows.stream()
                        .map(row -> new Object[] {row.resource(), row.organization(), row.person()})
                        .toList(),
                Types.BIGINT,
                Types.VARCHAR,
                Types.VARCHAR);
    }

    /** Whose record it is changes, who wrote it does not; where nobody is known to have written it nothing changes. */
    void move(Collection<Row> rows) {
        write(
                MOVE,
                rows.stream()
                        .map(row -> new Object[] {row.person(), row.resource()})
                        .toList(),
                Types.VARCHAR,
                Types.BIGINT);
    }

    void remove(Collection<Long> resources) {
        write(
                REMOVE,
                resources.stream().map(resource -> new Object[] {resource}).toList(),
                Types.BIGINT);
    }

    private void write(String sql, List<Object[]> rows, int... types) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows, types);
        }
    }
}

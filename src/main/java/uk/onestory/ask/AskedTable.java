package uk.onestory.ask;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code onestory_asked}. Takes part in the transaction of the thread. */
@Component
class AskedTable {

    private static final String FIND = "SELECT asked_at, asked, reused, retold FROM onestory_asked WHERE response = ?";
    private static final String CHANGE =
            "UPDATE onestory_asked SET asked = ?, reused = ?, retold = ? WHERE response = ?";
    private static final String ADD =
            "INSERT INTO onestory_asked (response, organization, borough, asked_at, asked, reused, retold)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String REMOVE = "DELETE FROM onestory_asked WHERE response = ?";

    private final JdbcTemplate jdbc;

    AskedTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** @param at when the person was asked */
    record Row(Instant at, Asked asked) {}

    /** @param response logical id */
    Optional<Row> find(String response) {
        return jdbc
                .query(
                        FIND,
                        (row, number) -> new Row(
                                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                                new Asked(row.getInt("asked"), row.getInt("reused"), row.getInt("retold"))),
                        response)
                .stream()
                .findFirst();
    }

    void change(String response, Asked asked) {
        jdbc.update(CHANGE, asked.asked(), asked.reused(), asked.retold(), response);
    }

    /** @param organization logical id of who asked */
    void add(String response, String organization, String borough, Row row) {
        jdbc.update(
                ADD,
                response,
                organization,
                borough,
                row.at().atOffset(ZoneOffset.UTC),
                row.asked().asked(),
                row.asked().reused(),
                row.asked().retold());
    }

    void remove(String response) {
        jdbc.update(REMOVE, response);
    }
}

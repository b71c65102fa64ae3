package uk.onestory.ask;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code onestory_due}. Takes part in the transaction of the thread. */
@Component
class DueTable {

    private static final String SELECT =
            "SELECT d.kind, d.about, d.organization, d.person, d.due_on, d.task FROM onestory_due d";
    private static final String ABOUT = SELECT + " WHERE d.kind = ? AND d.about = ?";
    private static final String OF_PERSON = SELECT + " WHERE d.person = ?";
    private static final String LATE = SELECT
            + " WHERE d.due_on <= ? AND d.task IS NULL ORDER BY d.due_on, d.kind, d.about, d.organization LIMIT ? OFFSET ?";
    /** Told, or still to be told, though the story was opened meanwhile. */
    private static final String OPENED = SELECT
            + " JOIN onestory_opened o ON o.organization = d.organization AND o.person = d.person"
            + " WHERE d.kind = 'story-not-opened' LIMIT 100";

    private static final String ADD =
            "INSERT INTO onestory_due (kind, about, organization, person, due_on, task) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String TOLD = "UPDATE onestory_due SET task = ?"
            + " WHERE kind = ? AND about = ? AND organization = ? AND due_on = ? AND task IS NULL";
    private static final String REMOVE = "DELETE FROM onestory_due WHERE kind = ? AND about = ? AND organization = ?";

    private final JdbcTemplate jdbc;

    DueTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    List<Due> about(Due.Kind kind, String about) {
        return jdbc.query(ABOUT, (row, number) -> due(row), kind.code(), about);
    }

    List<Due> of(String person) {
        return jdbc.query(OF_PERSON, (row, number) -> due(row), person);
    }

    /** What nobody was told of, oldest first. */
    List<Due> late(LocalDate today, int page, int from) {
        return jdbc.query(LATE, (row, number) -> due(row), Date.valueOf(today), page, from);
    }

    List<Due> openedSince() {
        return jdbc.query(OPENED, (row, number) -> due(row));
    }

    void add(Due due) {
        jdbc.update(
                ADD,
                due.kind().code(),
                due.about(),
                due.organization(),
                due.person(),
                Date.valueOf(due.on()),
                due.task());
    }

    /** @return false where somebody else told it, or it is no longer due */
    boolean told(Due due, String task) {
        return jdbc.update(TOLD, task, due.kind().code(), due.about(), due.organization(), Date.valueOf(due.on())) == 1;
    }

    void remove(Due due) {
        jdbc.update(REMOVE, due.kind().code(), due.about(), due.organization());
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                Due.Kind.of(row.getString("kind")),
                row.getString("about"),
                row.getString("organization"),
                row.getString("person"),
                row.getDate("due_on").toLocalDate(),
                row.getString("task"));
    }
}

package uk.onestory.worklist;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code onestory_work_list}. Takes part in the transaction of the thread. */
@Component
class WorkListTable {

    private static final String ADD = "INSERT INTO onestory_work_list (owner, status, due, authored, updated, task)"
            + " VALUES (?, ?, ?, ?, ?, ?)";
    private static final String CHANGE =
            "UPDATE onestory_work_list SET owner = ?, status = ?, due = ?, authored = ?, updated = ? WHERE task = ?";
    private static final String REMOVE = "DELETE FROM onestory_work_list WHERE task = ?";

    private final JdbcTemplate jdbc;

    WorkListTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void add(WorkListRow row) {
        write(ADD, row);
    }

    /** Adds it where it is not there: the Task had no Organization for its owner before, or was deleted. */
    void change(WorkListRow row) {
        if (write(CHANGE, row) == 0) {
            add(row);
        }
    }

    /** @param task HAPI's key of it */
    void remove(long task) {
        jdbc.update(REMOVE, task);
    }

    /** @return HAPI's keys of the Tasks, in order */
    List<Long> find(WorkListQuery query) {
        return jdbc.query(query.sql(), (row, number) -> row.getLong("task"), query.parameters());
    }

    private int write(String sql, WorkListRow row) {
        return jdbc.update(sql, row.owner(), row.status(), row.due(), row.authored(), row.updated(), row.task());
    }
}

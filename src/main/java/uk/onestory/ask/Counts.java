package uk.onestory.ask;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import uk.onestory.ask.Counted.What;

/** What was counted in a period: two statements, each along an index by time. */
@Component
class Counts {

    private static final String ASKED = "SELECT organization, borough, SUM(asked) AS asked, SUM(reused) AS reused,"
            + " SUM(retold) AS retold FROM onestory_asked WHERE asked_at >= ? AND asked_at < ?"
            + " GROUP BY organization, borough";

    /** A contact that none of this organisation with this person came before; people count, not contacts. */
    private static final String MET = "SELECT c.organization, c.borough, COUNT(DISTINCT c.person) AS met,"
            + " COUNT(DISTINCT CASE WHEN o.opened_at < c.contact_at THEN c.person END) AS opened"
            + " FROM onestory_contact c LEFT JOIN onestory_opened o"
            + " ON o.organization = c.organization AND o.person = c.person"
            + " WHERE c.contact_at >= ? AND c.contact_at < ? AND NOT EXISTS (SELECT 1 FROM onestory_contact e"
            + " WHERE e.organization = c.organization AND e.person = c.person AND e.contact_at < c.contact_at)"
            + " GROUP BY c.organization, c.borough";

    private final JdbcTemplate jdbc;

    Counts(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    List<Counted> in(ReportPeriod period) {
        OffsetDateTime from = period.from().atOffset(ZoneOffset.UTC);
        OffsetDateTime until = period.until().atOffset(ZoneOffset.UTC);
        List<Counted> counted = new ArrayList<>(jdbc.query(ASKED, (row, number) -> asked(row), from, until));
        counted.addAll(jdbc.query(MET, (row, number) -> met(row), from, until));
        return counted;
    }

    private static Counted asked(ResultSet row) throws SQLException {
        return new Counted(
                row.getString("organization"),
                row.getString("borough"),
                Map.of(
                        What.QUESTIONS_ASKED, row.getLong("asked"),
                        What.ANSWERS_REUSED, row.getLong("reused"),
                        What.QUESTIONS_RETOLD, row.getLong("retold")));
    }

    private static Counted met(ResultSet row) throws SQLException {
        return new Counted(
                row.getString("organization"),
                row.getString("borough"),
                Map.of(
                        What.FIRST_CONTACTS, row.getLong("met"),
                        What.STORIES_OPENED_FIRST, row.getLong("opened")));
    }
}

package uk.onestory.ask;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code onestory_contact}. Takes part in the transaction of the thread. */
@Component
class ContactTable {

    private static final String CHANGE =
            "UPDATE onestory_contact SET organization = ?, person = ?, seen = ?, contact_at = ? WHERE source = ?";
    private static final String ADD =
            "INSERT INTO onestory_contact (organization, person, seen, contact_at, source, borough)"
                    + " VALUES (?, ?, ?, ?, ?, ?)";
    private static final String REMOVE = "DELETE FROM onestory_contact WHERE source = ?";

    private static final String FIND =
            "SELECT organization, person FROM onestory_contact WHERE source = ? AND seen = TRUE";
    private static final String SEEN =
            "SELECT COUNT(*) FROM onestory_contact WHERE organization = ? AND person = ? AND seen = TRUE";

    private final JdbcTemplate jdbc;

    ContactTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * @param source {@code Type/id}
     * @param organization logical id
     * @param person logical id
     * @param borough asked for once: it stays that of the first time
     */
    void keep(String source, String organization, String person, Supplier<String> borough, boolean seen, Instant at) {
        OffsetDateTime moment = at.atOffset(ZoneOffset.UTC);
        if (jdbc.update(CHANGE, organization, person, seen, moment, source) == 0) {
            jdbc.update(ADD, organization, person, seen, moment, source, borough.get());
        }
    }

    /** @return whom that organisation has not seen after all, where it has no other contact with them */
    Optional<NotSeen> remove(String source) {
        List<NotSeen> was = jdbc.query(
                FIND, (row, number) -> new NotSeen(row.getString("organization"), row.getString("person")), source);
        jdbc.update(REMOVE, source);
        return was.stream()
                .filter(not -> Integer.valueOf(0)
                        .equals(jdbc.queryForObject(SEEN, Integer.class, not.organization(), not.person())))
                .findFirst();
    }

    /** Both by logical id. */
    record NotSeen(String organization, String person) {}
}

package uk.onestory.retry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The answers that are given again, in the table {@code onestory_answer}. Takes part in the transaction of the thread. */
@Component
class Memory {

    private static final String FIND =
            "SELECT digest, scopes, status, headers, body FROM onestory_answer WHERE partner = ? AND request_id = ? AND entry = ?";
    private static final String KEEP =
            "INSERT INTO onestory_answer (partner, request_id, entry, digest, scopes, status, headers, body, answered_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FORGET = "DELETE FROM onestory_answer WHERE answered_at < ?";

    private final JdbcTemplate jdbc;
    private final RetrySettings settings;
    private final Clock clock;

    Memory(DataSource dataSource, RetrySettings settings, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.settings = settings;
        this.clock = clock;
    }

    Optional<Remembered> find(RequestKey key) {
        return jdbc.query(FIND, (row, number) -> remembered(row), key.partner(), key.id(), key.entry()).stream()
                .findFirst();
    }

    /** @throws org.springframework.dao.DuplicateKeyException where another answer to the same request came first */
    void keep(RequestKey key, String scopes, Answer answer) {
        byte[] packed = Packing.pack(answer.body());
        jdbc.update(
                KEEP,
                key.partner(),
                key.id(),
                key.entry(),
                key.digest(),
                scopes,
                answer.status(),
                text(answer.headers()),
                packed.length > settings.answer().toBytes() ? null : packed,
                at(clock.instant()));
    }

    /** @return how many */
    int forgetOld() {
        return jdbc.update(FORGET, at(clock.instant().minus(settings.keep())));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Remembered remembered(ResultSet row) throws SQLException {
        byte[] packed = row.getBytes("body");
        return new Remembered(
                row.getBytes("digest"),
                row.getString("scopes"),
                new Answer(
                        row.getInt("status"),
                        headers(row.getString("headers")),
                        packed == null ? null : Packing.unpack(packed)));
    }

    private static String text(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new TreeMap<>();
        text.lines().forEach(line -> {
            String[] header = line.split(": ", 2);
            headers.put(header[0], header[1]);
        });
        return headers;
    }
}

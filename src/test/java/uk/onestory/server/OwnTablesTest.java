package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import uk.onestory.server.DatabaseSettings.Mode;

/** Which versions of our own tables a start brings, takes and refuses. */
class OwnTablesTest {

    @TempDir
    private Path migrations;

    private final DataSource database = database();

    @BeforeEach
    void firstVersion() throws IOException {
        migration("V1__first.sql", "CREATE TABLE one (id INT)");
    }

    @Test
    void migrateBringsThem() {
        start(Mode.MIGRATE);

        assertThat(rows("one")).isZero();
    }

    @Test
    void validateChangesNothingAndSaysWhatIsMissing() throws IOException {
        start(Mode.MIGRATE);
        migration("V2__second.sql", "CREATE TABLE two (id INT)");

        assertThatThrownBy(() -> start(Mode.VALIDATE))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("V2 (second)")
                .hasMessageContaining("validate");
        assertThatThrownBy(() -> rows("two")).isInstanceOf(org.springframework.dao.DataAccessException.class);
    }

    @Test
    void validateOfAnEmptyDatabaseSaysThatAllIsMissing() {
        assertThatThrownBy(() -> start(Mode.VALIDATE))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("V1 (first)");
    }

    @Test
    void validateTakesWhatIsUpToDate() {
        start(Mode.MIGRATE);

        start(Mode.VALIDATE);
    }

    @Test
    void aDatabaseOfALaterVersionIsRefusedEitherWay() throws IOException {
        Path later = migration("V2__second.sql", "CREATE TABLE two (id INT)");
        start(Mode.MIGRATE);
        Files.delete(later);

        for (Mode mode : Mode.values()) {
            assertThatThrownBy(() -> start(mode))
                    .isInstanceOf(LaterVersion.class)
                    .hasMessageContaining("V2 (second)");
        }
    }

    private void start(Mode mode) {
        new OwnTables(new DatabaseSettings(mode))
                .migrate(Flyway.configure()
                        .dataSource(database)
                        .locations("filesystem:" + migrations)
                        .load());
    }

    private Path migration(String name, String sql) throws IOException {
        return Files.writeString(migrations.resolve(name), sql);
    }

    private Integer rows(String table) {
        return new JdbcTemplate(database).queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
    }

    private static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }
}

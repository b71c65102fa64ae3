package uk.onestory.server;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;

/**
 * Brings our own tables up to date at start, or only looks. Refuses a database that a later version has changed: Flyway
 * would pass over that, and this version would write records without keeping the tables that it does not know.
 */
class OwnTables implements FlywayMigrationStrategy {

    private static final Set<MigrationState> OF_LATER =
            EnumSet.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private final DatabaseSettings settings;

    OwnTables(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public void migrate(Flyway flyway) {
        String later = versions(Arrays.stream(flyway.info().all()).filter(one -> OF_LATER.contains(one.getState())));
        if (!later.isEmpty()) {
            throw new LaterVersion("its tables " + later);
        }
        if (settings.schema() == DatabaseSettings.Mode.MIGRATE) {
            flyway.migrate();
            return;
        }
        String missing = versions(Arrays.stream(flyway.info().pending()));
        if (!missing.isEmpty()) {
            throw new SettingsException(
                    "the database lacks " + missing
                            + " of OneStory's own tables and onestory.database.schema is 'validate'",
                    "stop every node, take a backup and start once with onestory.database.schema=migrate");
        }
        flyway.validate();
    }

    private static String versions(Stream<MigrationInfo> migrations) {
        return migrations
                .map(migration -> "V" + migration.getVersion() + " (" + migration.getDescription() + ")")
                .collect(Collectors.joining(", "));
    }
}

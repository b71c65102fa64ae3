package uk.onestory.server;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;

/** Brings our own tables to this version, or only looks whether they are; tells of tables that are newer. */
class OwnTables implements FlywayMigrationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(OwnTables.class);

    private final DatabaseSettings settings;

    OwnTables(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public void migrate(Flyway flyway) {
        if (settings.schema() == DatabaseSettings.Mode.MIGRATE) {
            flyway.migrate();
        } else {
            check(flyway);
        }
        Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isApplied()
                        && !migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .filter(version -> version != null)
                .max(Comparable::compareTo)
                .ifPresent(version -> LOG.warn(
                        "The database was changed by a newer version of OneStory (its tables are of {}): let this version"
                                + " run on it only if the newer one's notes allow it",
                        version));
    }

    private static void check(Flyway flyway) {
        int missing = flyway.info().pending().length;
        if (missing > 0) {
            throw new SettingsException(
                    "the database is of an older version (" + missing + " changes of tables are to be made) and"
                            + " onestory.database.schema is 'validate'",
                    "Start once with onestory.database.schema=migrate");
        }
        flyway.validate();
    }
}

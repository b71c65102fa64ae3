package uk.onestory.server;

import ca.uhn.fhir.jpa.config.util.ResourceTypeUtil;
import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.migrate.HapiMigrationStorageSvc;
import ca.uhn.fhir.jpa.migrate.MigrationTaskList;
import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import ca.uhn.fhir.jpa.migrate.dao.HapiMigrationDao;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.util.VersionEnum;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;

/** Brings HAPI's tables to the version that this build needs, or refuses to start on others. */
class Schema {

    private static final String HISTORY = SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME;
    private static final String A_HAPI_TABLE = "HFJ_RESOURCE";

    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*");

    private final DataSource dataSource;
    private final DatabaseSettings settings;
    private final Database database;

    Schema(DataSource dataSource, DatabaseSettings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.database = look();
    }

    Database database() {
        return database;
    }

    void prepare() {
        DriverTypeEnum driver = database.driver();
        HapiMigrationStorageSvc history =
                new HapiMigrationStorageSvc(new HapiMigrationDao(dataSource, driver, HISTORY));
        MigrationTaskList tasks = new HapiFhirJpaMigrationTasks(Set.of()).getAllTasks(VersionEnum.values());
        SchemaMigrator migrator = new SchemaMigrator("OneStory", HISTORY, dataSource, new Properties(), tasks, history);
        migrator.setDriverType(driver);
        try {
            refuseLater(tasks, history);
            if (settings.schema() == DatabaseSettings.Mode.MIGRATE) {
                migrate(migrator);
            }
            migrator.validate();
        } catch (LaterVersion later) {
            throw later;
        } catch (SQLException | RuntimeException failed) {
            throw new SettingsException(
                    "the database schema is not the one this version needs (" + DatabaseProblem.firstLine(failed) + ")",
                    "Give the database user the right to create tables and start with"
                            + " onestory.database.schema=migrate, or restore the last backup",
                    failed);
        }
    }

    /** HAPI asks only whether all that it knows is there. */
    private void refuseLater(MigrationTaskList tasks, HapiMigrationStorageSvc history) throws SQLException {
        if (hasHistory()) {
            String applied = history.getLatestAppliedVersion();
            // what is no version says that there is none yet: another node has only begun
            if (VERSION.matcher(applied).matches()
                    && MigrationVersion.fromVersion(applied)
                            .isNewerThan(MigrationVersion.fromVersion(tasks.getLastVersion()))) {
                throw new LaterVersion("HAPI's tables " + applied);
            }
        }
    }

    private boolean hasHistory() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return has(connection.getMetaData(), HISTORY);
        }
    }

    /** HAPI's own lock stands in a table that two nodes on an empty database would both make. */
    private void migrate(SchemaMigrator migrator) throws SQLException {
        try (Connection lock = dataSource.getConnection()) {
            lock.setAutoCommit(false);
            database.lockSchema(lock);
            migrator.createMigrationTableIfRequired();
            migrator.migrate();
            if (database == Database.POSTGRESQL) {
                nameResourceTypes(lock);
            }
            lock.commit();
        }
    }

    /** HAPI does this at the first start of a node, and a second node that does it too would not start. */
    private static void nameResourceTypes(Connection connection) throws SQLException {
        try (Statement look = connection.createStatement();
                ResultSet any = look.executeQuery("SELECT 1 FROM HFJ_RESOURCE_TYPE LIMIT 1")) {
            if (any.next()) {
                return;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO HFJ_RESOURCE_TYPE (RES_TYPE_ID, RES_TYPE) VALUES (nextval('SEQ_RESOURCE_TYPE'), ?)")) {
            for (String type : ResourceTypeUtil.generateResourceTypes()) {
                insert.setString(1, type);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private Database look() {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData metadata = connection.getMetaData();
            Database found = Database.ofUrl(metadata.getURL());
            if (found == Database.POSTGRESQL && metadata.getDatabaseMajorVersion() < Database.OLDEST_POSTGRESQL) {
                throw new SettingsException(
                        "the database is PostgreSQL " + metadata.getDatabaseProductVersion(),
                        "Use PostgreSQL " + Database.OLDEST_POSTGRESQL + " or newer");
            }
            boolean tables = has(metadata, A_HAPI_TABLE);
            boolean versions = has(metadata, HISTORY);
            if (tables && !versions) {
                throw new SettingsException(
                        "the database holds HAPI tables without the history of their migration (" + HISTORY + ")",
                        "Point spring.datasource.url to an empty database, or restore the table from a backup");
            }
            if (!versions && settings.schema() == DatabaseSettings.Mode.VALIDATE) {
                throw new SettingsException(
                        "the database is empty and onestory.database.schema is 'validate'",
                        "Start once with onestory.database.schema=migrate");
            }
            return found;
        } catch (SQLException unreachable) {
            Problem problem = DatabaseProblem.of(unreachable);
            throw new SettingsException(problem.what(), problem.remedy(), unreachable);
        }
    }

    private static boolean has(DatabaseMetaData metadata, String table) throws SQLException {
        for (String name : new String[] {table, table.toLowerCase(java.util.Locale.ROOT)}) {
            try (ResultSet found = metadata.getTables(null, null, name, null)) {
                if (found.next()) {
                    return true;
                }
            }
        }
        return false;
    }
}

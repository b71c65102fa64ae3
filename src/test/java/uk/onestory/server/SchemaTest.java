package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.migrate.HapiMigrationStorageSvc;
import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import ca.uhn.fhir.jpa.migrate.dao.HapiMigrationDao;
import ca.uhn.fhir.jpa.migrate.taskdef.ExecuteRawSqlTask;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.onestory.server.DatabaseSettings.Mode;

class SchemaTest {

    @ParameterizedTest
    @EnumSource
    void hapisTablesOfALaterVersionAreRefused(Mode mode) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        HapiMigrationStorageSvc history = new HapiMigrationStorageSvc(new HapiMigrationDao(
                database, DriverTypeEnum.H2_EMBEDDED, SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME));
        history.createMigrationTableIfRequired();
        history.saveTask(new ExecuteRawSqlTask("99.0.0", "20991231.1"), 1, true);

        assertThatThrownBy(() -> new Schema(database, new DatabaseSettings(mode)).prepare())
                .isInstanceOf(LaterVersion.class)
                .hasMessageContaining("99.0.0.20991231.1");
    }

    @Test
    void aHistoryThatAnotherNodeHasOnlyBegunIsOfNoVersion() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        new HapiMigrationStorageSvc(new HapiMigrationDao(
                        database, DriverTypeEnum.H2_EMBEDDED, SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME))
                .createMigrationTableIfRequired();

        assertThatThrownBy(() -> new Schema(database, new DatabaseSettings(Mode.VALIDATE)).prepare())
                .isInstanceOf(SettingsException.class)
                .hasMessageNotContaining("Invalid version");
    }
}

package uk.onestory.server;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The kinds of database that OneStory runs on. */
enum Database {
    H2(DriverTypeEnum.H2_EMBEDDED, HapiFhirH2Dialect.class, "SET QUERY_TIMEOUT %d"),
    POSTGRESQL(
            DriverTypeEnum.POSTGRES_9_4,
            HapiFhirPostgresDialect.class,
            // Who waits long for another transaction has lost a race, and is not told to send less.
            "SET statement_timeout = %1$d; SET lock_timeout = %2$d");

    static final int OLDEST_POSTGRESQL = 14;

    /** Any number that no other program on this database takes for its own lock. */
    private static final long SCHEMA_LOCK = 0x0E570471L;

    private static final String WITHOUT_TIME_LIMIT = "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0;";

    private final DriverTypeEnum driver;
    private final Class<?> dialect;
    private final String statementTimeout;

    Database(DriverTypeEnum driver, Class<?> dialect, String statementTimeout) {
        this.driver = driver;
        this.dialect = dialect;
        this.statementTimeout = statementTimeout;
    }

    /** @throws SettingsException where the URL names a database that OneStory does not run on */
    static Database ofUrl(String url) {
        if (url == null || url.isBlank()) {
            throw new SettingsException(
                    "no database is set",
                    "Set spring.datasource.url to jdbc:postgresql://HOST/DATABASE, with spring.datasource.username and"
                            + " spring.datasource.password, or start with the Spring profile 'demo'");
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        if (url.startsWith("jdbc:h2:")) {
            return H2;
        }
        throw new SettingsException(
                "the database of spring.datasource.url is not supported", "Use PostgreSQL 14 or newer");
    }

    /** @throws SettingsException where the demonstration's database is to be used for something else */
    void checkUse(boolean demonstration) {
        if (this == H2 && !demonstration) {
            throw new SettingsException(
                    "the database is H2, which is for the demonstration only",
                    "Set spring.datasource.url to jdbc:postgresql://HOST/DATABASE (PostgreSQL " + OLDEST_POSTGRESQL
                            + " or newer), or start with the Spring profile 'demo'");
        }
    }

    DriverTypeEnum driver() {
        return driver;
    }

    Class<?> dialect() {
        return dialect;
    }

    /**
     * Lets one node at a time make the schema, to the end of the transaction of this connection, also by a crash. An H2
     * file belongs to one process.
     */
    void lockSchema(Connection connection) throws SQLException {
        if (this == POSTGRESQL) {
            try (Statement statement = connection.createStatement()) {
                // However long the other node takes: the time for statements is for requests.
                statement.execute(WITHOUT_TIME_LIMIT);
                statement.execute("SELECT pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
            }
        }
    }

    /** Statements that lift the limits for the current transaction; H2 is for demonstrations, which are small. */
    String withoutTimeLimit() {
        return this == POSTGRESQL ? WITHOUT_TIME_LIMIT : "";
    }

    String statementTimeout(Duration limit) {
        return statementTimeout.formatted(limit.toMillis(), limit.toMillis() / 3);
    }
}

package uk.onestory.server;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import java.time.Duration;

/** The kinds of database that OneStory runs on. */
enum Database {
    H2(DriverTypeEnum.H2_EMBEDDED, HapiFhirH2Dialect.class, "SET QUERY_TIMEOUT %d"),
    POSTGRESQL(DriverTypeEnum.POSTGRES_9_4, HapiFhirPostgresDialect.class, "SET statement_timeout = %d");

    static final int OLDEST_POSTGRESQL = 14;

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
        if (url == null) {
            throw new SettingsException(
                    "no database is set",
                    "set spring.datasource.url to jdbc:postgresql://HOST/DATABASE, with spring.datasource.username and"
                            + " spring.datasource.password, or start with the Spring profile 'demo'");
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        if (url.startsWith("jdbc:h2:")) {
            return H2;
        }
        throw new SettingsException(
                "the database of spring.datasource.url is not supported", "use PostgreSQL 14 or newer");
    }

    DriverTypeEnum driver() {
        return driver;
    }

    Class<?> dialect() {
        return dialect;
    }

    String statementTimeout(Duration limit) {
        return statementTimeout.formatted(limit.toMillis());
    }
}

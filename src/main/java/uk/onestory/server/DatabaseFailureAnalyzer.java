package uk.onestory.server;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why OneStory does not start where the first to ask the database, Flyway or HAPI, gets no connection. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** Classes of SQLSTATE: no connection, not let in, no such database. */
    private static final String NO_WAY_IN = "(08|28|3D).*";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        if (cause.getSQLState() == null || !cause.getSQLState().matches(NO_WAY_IN)) {
            return null;
        }
        return new FailureAnalysis(
                "OneStory does not start: the database does not let it in (" + cause.getMessage() + ").",
                "check spring.datasource.url, username and password, and that the database runs",
                cause);
    }
}

package uk.onestory.server;

import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/** Why there is no way into the database, and what to do about it. */
final class DatabaseProblem {

    /** Classes of SQLSTATE: no connection, not let in, no such database, too many or not now, H2's I/O errors. */
    private static final String NO_WAY_IN = "(08|28|3D|53|57P|900(20|13|46|28|30|31)).*";

    private static final String IN_USE = "90020";

    private DatabaseProblem() {}

    static Problem of(SQLException failure) {
        if (IN_USE.equals(failure.getSQLState())) {
            return new Problem(
                    "the database is in use by another process",
                    "Stop the other server on this folder, or start this one in another folder (the demonstration keeps"
                            + " its data in ./data)");
        }
        return new Problem(
                "the database does not let it in (" + firstLine(failure) + ")",
                "Check spring.datasource.url, spring.datasource.username and spring.datasource.password, and that the"
                        + " database runs");
    }

    /** Empty where something else failed. */
    static Optional<Problem> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().matches(NO_WAY_IN)) {
                return Optional.of(of(sql));
            }
            if (cause instanceof FlywayException) {
                return Optional.of(new Problem(
                        "the tables of OneStory cannot be brought to this version (" + firstLine(cause) + ")",
                        "Look whether the database user may create tables and whether the tables are of a version"
                                + " before this one, else restore the last backup"));
            }
        }
        return Optional.empty();
    }

    static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .strip()
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("[.:]\\s*$", "");
    }
}

package uk.onestory.server;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** What went wrong with the database, found by SQLSTATE (ISO 9075, PostgreSQL appendix A, H2 error codes). */
enum DatabaseFailure {
    TOO_COSTLY(Failure.ofRule(
            422,
            IssueType.TOOCOSTLY,
            RuleCode.TOO_LARGE,
            "This needs more time than one request may take: narrow the search or send less at a time.")),
    AWAY(Failure.retry(503, IssueType.TRANSIENT, "The database does not answer at the moment.", 5)),
    RACE(Failure.ofRule(
                    409,
                    IssueType.CONFLICT,
                    RuleCode.CONFLICT,
                    "Another request changes the same resources at the same time: try again.")
            .after(1)),
    CONFLICT(Failure.ofRule(
            409,
            IssueType.CONFLICT,
            RuleCode.CONFLICT,
            "Another request changed the same resource, other resources refer to it, or there is one already.")),
    NO_SUCH_VALUE(Failure.of(
            400,
            IssueType.INVALID,
            "A value in the request is none that can be stored or looked for: a character that is not allowed, a number or a"
                    + " date out of range, or a text that is too long."));

    private final Failure failure;

    DatabaseFailure(Failure failure) {
        this.failure = failure;
    }

    boolean isTold(String diagnostics) {
        return failure.diagnostics().equals(diagnostics);
    }

    Failure failure() {
        return failure;
    }

    static Optional<DatabaseFailure> of(Throwable thrown) {
        int depth = 0;
        for (Throwable at = thrown; at != null && depth < 30; at = at.getCause(), depth++) {
            if (at instanceof SQLException sql) {
                Optional<DatabaseFailure> found = of(sql);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The pool's words, without a state, for a connection that it took away because the database left. */
    private static final String EVICTED = "Connection is closed";

    private static Optional<DatabaseFailure> of(SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        return switch (state) {
            // query_canceled: the statement timeout, in both databases
            case "57014" -> Optional.of(TOO_COSTLY);
            // serialization_failure, deadlock_detected, lock_not_available; H2: lock timeout, concurrent update, row
            // gone
            case "40001", "40P01", "55P03", "HYT00", "90131", "90112" -> Optional.of(RACE);
            // unique_violation, foreign_key_violation; H2: parent missing
            case "23505", "23503", "23506" -> Optional.of(CONFLICT);
            // string_data_right_truncation, numeric_value_out_of_range, invalid_datetime_format,
            // datetime_field_overflow,
            // character_not_in_repertoire, untranslatable_character
            case "22001", "22003", "22007", "22008", "22021", "22P05" -> Optional.of(NO_SUCH_VALUE);
            // *_shutdown, cannot_connect_now, too_many_connections; H2: closed, broken, I/O
            case "57P01", "57P02", "57P03", "53300", "90007", "90028", "90031", "90067", "90098", "90121" ->
                Optional.of(AWAY);
            default ->
                state.startsWith("08")
                                || sql instanceof SQLTransientConnectionException
                                || EVICTED.equals(sql.getMessage())
                        ? Optional.of(AWAY)
                        : Optional.empty();
        };
    }
}

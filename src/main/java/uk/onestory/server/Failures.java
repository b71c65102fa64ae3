package uk.onestory.server;

import ca.uhn.fhir.context.ConfigurationException;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.patch.FhirPatch;
import ca.uhn.fhir.jpa.patch.JsonPatchUtils;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.method.OperationParameter;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** From whatever was thrown to what the client is told. */
@Component
public class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final Pattern PATH = Pattern.compile("specified in path: ([A-Z]\\w+(?:\\.\\w+)*)");

    /** Of HAPI, not visible. */
    private static final String BODY_READER = "ca.uhn.fhir.rest.server.method.ResourceParameter";

    private final Diagnostics diagnostics;

    Failures(FhirContext fhir) {
        this.diagnostics = new Diagnostics(fhir.getResourceTypes());
    }

    /** @return the same exception where it says already all that may be said */
    BaseServerResponseException translate(Throwable thrown) {
        if (thrown instanceof BaseServerResponseException known && known.getStatusCode() < 500) {
            if (known.getStatusCode() < 400) {
                return known; // 304
            }
            if (known.getOperationOutcome() instanceof OperationOutcome outcome) {
                clean(outcome);
                return known;
            }
        }
        return new Refused(failure(thrown));
    }

    /** Also what went well must not repeat NHS numbers: a conditional create quotes its condition. */
    public static void clean(OperationOutcome outcome) {
        outcome.getIssue().stream()
                .filter(OperationOutcome.OperationOutcomeIssueComponent::hasDiagnostics)
                .forEach(issue -> issue.setDiagnostics(Diagnostics.withoutNhsNumbers(issue.getDiagnostics())));
    }

    private Failure failure(Throwable thrown) {
        Optional<DatabaseFailure> database = DatabaseFailure.of(thrown);
        if (database.isPresent()) {
            log(database.get(), thrown);
            return database.get().failure();
        }
        if (thrown instanceof DataFormatException) {
            return Failure.of(400, IssueType.INVALID, diagnostics.clean(thrown.getMessage()));
        }
        if (NestedExceptionUtils.getMostSpecificCause(thrown) instanceof StackOverflowError) {
            return Failure.of(400, IssueType.STRUCTURE, "The request is nested too deep.");
        }
        if (thrown instanceof BaseServerResponseException known
                && (known.getStatusCode() < 500 || known.getStatusCode() == 501)) {
            LOG.debug("Refused", thrown);
            return ofStatus(known);
        }
        if (Races.lost(null, thrown)) {
            return DatabaseFailure.RACE.failure();
        }
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(thrown);
        if (isOfPatch(cause)) {
            LOG.debug("Refused", thrown);
            return Failure.of(400, IssueType.INVALID, "The patch cannot be applied: " + wordsOfPatch(cause));
        }
        if (cause instanceof RuntimeException && passed(cause, BODY_READER)) {
            LOG.info("A body could not be read: {}", cause.getClass().getName());
            return Failure.of(
                    400, IssueType.STRUCTURE, "The body cannot be read: something in it is not as FHIR has it.");
        }
        // HAPI looks for the element definition of a String
        if (cause instanceof ConfigurationException && passed(cause, OperationParameter.class.getName())) {
            return Failure.of(
                    400, IssueType.INVALID, "The value of a parameter is of another type than the operation takes.");
        }
        if (SentValues.brought(cause)) {
            LOG.info(
                    "A value of a request could not be read: {}",
                    cause.getClass().getName());
            return Failure.of(400, IssueType.INVALID, wordsOfValue(cause));
        }
        String reference = UUID.randomUUID().toString();
        LOG.error("Unexpected error, reference {}", reference, thrown);
        return Failure.of(
                500,
                IssueType.EXCEPTION,
                "Something went wrong in the server. Whoever runs it finds the cause under the reference " + reference
                        + ".");
    }

    /** HAPI lets out what the model throws at a value that it cannot take, and falls over paths that lead nowhere. */
    private static boolean isOfPatch(Throwable cause) {
        return cause instanceof RuntimeException
                && (passed(cause, FhirPatch.class.getName()) || passed(cause, JsonPatchUtils.class.getName()));
    }

    private String wordsOfPatch(Throwable cause) {
        return cause instanceof IllegalArgumentException || cause instanceof FHIRException
                ? diagnostics.clean(String.valueOf(cause.getMessage()))
                : "a path leads nowhere, or a value does not fit there.";
    }

    private String wordsOfValue(Throwable cause) {
        String message = cause instanceof NumberFormatException ? "" : diagnostics.clean(cause.getMessage());
        return message.isBlank() ? "A number or another value in the request cannot be read." : message;
    }

    private static boolean passed(Throwable cause, String className) {
        return Arrays.stream(cause.getStackTrace()).anyMatch(frame -> className.equals(frame.getClassName()));
    }

    /** What a database says of a race, or of a value, quotes it: it may be an NHS number. */
    private static void log(DatabaseFailure failure, Throwable thrown) {
        switch (failure) {
            case RACE, CONFLICT -> LOG.info("A request met another one: {}", failure);
            case NO_SUCH_VALUE -> LOG.info("A request has a value that the database cannot take");
            case TOO_COSTLY, AWAY -> LOG.warn("{}: {}", failure, thrown.toString());
        }
    }

    /** The words of the statuses that HAPI answers with; only where the request itself is wrong its own words help. */
    private Failure ofStatus(BaseServerResponseException known) {
        String message = String.valueOf(known.getMessage());
        return switch (known.getStatusCode()) {
            case 401 -> Failure.of(401, IssueType.LOGIN, "Send a valid access token.");
            case 403 -> Failure.of(403, IssueType.FORBIDDEN, "This is not allowed for you.");
            case 404 -> Failure.of(404, IssueType.NOTFOUND, "There is no such resource here.");
            case 405, 501 ->
                Failure.ofRule(
                        405,
                        IssueType.NOTSUPPORTED,
                        RuleCode.NOT_SUPPORTED,
                        "This interaction is not offered here; see GET /fhir/metadata.");
            case 409 -> conflict(message);
            case 410 -> Failure.of(410, IssueType.DELETED, "The resource was deleted.");
            case 412 ->
                message.toLowerCase(java.util.Locale.ROOT).contains("multiple") || message.contains("matched ")
                        ? Failure.ofRule(
                                412,
                                IssueType.MULTIPLEMATCHES,
                                RuleCode.SEVERAL_MATCH,
                                "The condition matches more than one resource: narrow it, or name the id.")
                        : Failure.ofRule(
                                412,
                                IssueType.CONFLICT,
                                RuleCode.VERSION_STALE,
                                "The condition of the request does not hold.");
            case 413 ->
                Failure.ofRule(413, IssueType.TOOLONG, RuleCode.TOO_LARGE, "Too much in one request: send less.");
            case 422 -> unprocessable(message);
            case 400 ->
                message.contains("Content-Type")
                        ? Failure.of(
                                415,
                                IssueType.NOTSUPPORTED,
                                "Send application/fhir+json or application/fhir+xml, and say so in Content-Type.")
                        : at(message, invalid(message));
            default -> Failure.of(known.getStatusCode(), IssueType.PROCESSING, diagnostics.clean(message));
        };
    }

    private Failure invalid(String message) {
        String words = diagnostics.clean(message);
        return PATH.matcher(message).find()
                ? Failure.ofRule(400, IssueType.NOTFOUND, RuleCode.REFERENCE_UNKNOWN, words)
                : Failure.of(400, IssueType.INVALID, words);
    }

    private Failure unprocessable(String message) {
        boolean reference = PATH.matcher(message).find() || message.contains("unknown resource ID");
        String rule = reference ? RuleCode.REFERENCE_UNKNOWN : RuleCode.NOT_PROCESSABLE;
        return at(message, Failure.ofRule(422, IssueType.PROCESSING, rule, diagnostics.clean(message)));
    }

    /** HAPI names the element that a reference to nothing stands in. */
    private static Failure at(String message, Failure failure) {
        Matcher path = PATH.matcher(message);
        return path.find() ? failure.at(path.group(1)) : failure;
    }

    /** HAPI's words for a version that is not the newest. */
    static boolean namesStaleVersion(String message) {
        return message.contains("not the current version") || message.contains("not the most recent version");
    }

    /** FHIR R4 http.html#concurrency: a stale {@code If-Match} is 412, a lost race 409. */
    private static Failure conflict(String message) {
        if (namesStaleVersion(message)) {
            return Failure.ofRule(
                    412,
                    IssueType.CONFLICT,
                    RuleCode.VERSION_STALE,
                    "The resource has a newer version than If-Match names: read it again.");
        }
        return DatabaseFailure.CONFLICT.failure();
    }
}

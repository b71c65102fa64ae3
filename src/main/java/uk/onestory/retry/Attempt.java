package uk.onestory.retry;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.HttpHeaders;
import uk.onestory.access.Scopes;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** One try to answer a request, as the hooks within it see it. */
final class Attempt {

    private static final String NAME = Attempt.class.getName();
    private static final int TOO_EARLY = 425;

    private final RequestKey key;
    private Remembered before;
    private boolean running;
    private boolean readsOnly;
    private boolean replays;
    private boolean lostRace;
    private Scopes scopes;

    private Attempt(RequestKey key) {
        this.key = key;
    }

    /** @param key null where the client sent no id */
    static Attempt begin(HttpServletRequest request, RequestKey key) {
        Attempt attempt = new Attempt(key);
        request.setAttribute(NAME, attempt);
        return attempt;
    }

    /** Empty for a request that does not write, and where the server itself does. */
    static Optional<Attempt> of(RequestDetails request) {
        return request instanceof ServletRequestDetails details && details.getServletRequest() != null
                ? Optional.ofNullable((Attempt) details.getServletRequest().getAttribute(NAME))
                : Optional.empty();
    }

    /** What is known of the request when the try begins. */
    void knows(Optional<Remembered> earlier, boolean answeredRightNow) {
        before = earlier.orElse(null);
        running = before == null && answeredRightNow;
    }

    /**
     * The caller may ask for this: it goes on only where the request is new.
     *
     * @throws BaseServerResponseException 425 while it is being answered, 409 where the id stands for another request;
     *     whatever where it {@link #replays()}
     */
    void admit(Scopes granted) {
        scopes = granted;
        if (running) {
            throw Refusal.plain(
                            TOO_EARLY,
                            IssueType.TRANSIENT,
                            "The first request with this X-Request-Id is still being answered: send it again later.")
                    .addResponseHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        if (before == null) {
            return;
        }
        if (!before.isTo(key)) {
            throw Refusal.of(
                    Rule.REQUEST_ID_REUSED,
                    "This X-Request-Id stands for another request: each request has an id of its own, and only the very"
                            + " same request is sent again with it.");
        }
        replays = true;
        throw Refusal.of(Rule.REQUEST_ID_REUSED, "Answered before."); // never told: the first answer is
    }

    void readsOnly() {
        readsOnly = true;
    }

    void losesRace() {
        lostRace = true;
    }

    boolean lostRace() {
        return lostRace;
    }

    boolean replays() {
        return replays;
    }

    /** Whether this is the first answer, and one that counts. */
    boolean isFirst() {
        return before == null && !running && !readsOnly && scopes != null;
    }

    RequestKey key() {
        return key;
    }

    Remembered before() {
        return before;
    }

    Scopes scopes() {
        return scopes;
    }
}

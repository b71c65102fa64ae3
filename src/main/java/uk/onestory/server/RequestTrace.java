package uk.onestory.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * By what a request is found again: in the log, in what it wrote, in the partner's own records.
 *
 * @param requestId {@code X-Request-Id}, a UUID; null where none was sent
 * @param correlationId {@code X-Correlation-Id} as it was sent, or one that was made here
 * @param correlationSent whether the partner sent it
 */
public record RequestTrace(String requestId, String correlationId, boolean correlationSent) {

    private static final String ATTRIBUTE = RequestTrace.class.getName();

    /** Of the request that the current thread answers; empty where the server works on its own. */
    public static Optional<RequestTrace> current() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(request -> (RequestTrace) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST));
    }

    /** Of this request; null where it has none yet. */
    static RequestTrace of(HttpServletRequest request) {
        return (RequestTrace) request.getAttribute(ATTRIBUTE);
    }

    void keepOn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}

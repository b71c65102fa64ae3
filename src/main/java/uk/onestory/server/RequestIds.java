package uk.onestory.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * {@code X-Request-Id} and {@code X-Correlation-Id}: sent back with every answer, refusals too, and written with every
 * line of the log. A correlation id is made where none is sent.
 */
class RequestIds extends OncePerRequestFilter {

    static final String REQUEST_ID = "X-Request-Id";
    static final String CORRELATION_ID = "X-Correlation-Id";

    static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** Anything that cannot break a line of the log or hide a name in it. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private final FailureWriter answers;

    RequestIds(FailureWriter answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestTrace before = RequestTrace.of(request);
        if (before != null) {
            goOn(before, request, response, chain);
            return;
        }
        String id = request.getHeader(REQUEST_ID);
        String sent = request.getHeader(CORRELATION_ID);
        String correlation = sent != null && HARMLESS.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
        response.setHeader(CORRELATION_ID, correlation);
        RequestTrace trace = new RequestTrace(id, correlation, correlation.equals(sent));
        trace.keepOn(request);
        if (id != null && !UUID_FORM.matcher(id).matches()) {
            answers.write(
                    request, response, Failure.of(400, IssueType.INVALID, "The header X-Request-Id must be a UUID."));
            return;
        }
        if (id != null) {
            response.setHeader(REQUEST_ID, id);
        }
        goOn(trace, request, response, chain);
    }

    /** A request whose body came later passes a second time, on another thread. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    private static void goOn(
            RequestTrace trace, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var first = MDC.putCloseable(CORRELATION_ID, trace.correlationId());
                var second = MDC.putCloseable(REQUEST_ID, trace.requestId())) {
            chain.doFilter(request, response);
        }
    }
}

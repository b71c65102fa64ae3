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

    private static final Pattern UUID_FORM =
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
        String id = request.getHeader(REQUEST_ID);
        String sent = request.getHeader(CORRELATION_ID);
        String correlation = sent != null && HARMLESS.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
        response.setHeader(CORRELATION_ID, correlation);
        new RequestTrace(id, correlation, correlation.equals(sent)).keepOn(request);
        if (id != null && !UUID_FORM.matcher(id).matches()) {
            answers.write(
                    request, response, Failure.of(400, IssueType.INVALID, "The header X-Request-Id must be a UUID."));
            return;
        }
        try (var first = MDC.putCloseable(CORRELATION_ID, correlation);
                var second = MDC.putCloseable(REQUEST_ID, id)) {
            if (id != null) {
                response.setHeader(REQUEST_ID, id);
            }
            chain.doFilter(request, response);
        }
    }
}

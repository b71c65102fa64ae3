package uk.onestory.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Requests outside of {@code /fhir}: who asks for a token sends a small form, which is here before anybody looks at it; what
 * others send as a body is not read.
 */
class OtherBodies extends OncePerRequestFilter {

    private static final byte[] NONE = {};

    private final int form;
    private final ArrivingBodies arriving;
    private final ErrorAnswers answers;

    OtherBodies(ServerLimits limits, ArrivingBodies arriving, ErrorAnswers answers) {
        this.form = (int) Math.min(limits.form().toBytes(), Integer.MAX_VALUE - 16L);
        this.arriving = arriving;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Place.of(request.getServletPath()) == Place.FHIR;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<HttpServletRequest> accepted;
        try {
            accepted = accept(request);
        } catch (RefusedRequest refused) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            answers.write(request, response, refused.failure());
            return;
        }
        if (accepted.isPresent()) {
            chain.doFilter(accepted.get(), response);
        }
    }

    /** A request whose body came later passes a second time. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    private Optional<HttpServletRequest> accept(HttpServletRequest request) throws IOException {
        PercentEncoding.check(request.getQueryString(), "query");
        if (Place.of(request.getServletPath()) != Place.TOKEN || !"POST".equals(request.getMethod())) {
            return Optional.of(ArrivingBodies.isWhole(request) ? request : new BufferedRequest(request, NONE, null));
        }
        Optional<byte[]> sent = arriving.take(request, form);
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        PercentEncoding.check(new String(sent.get(), StandardCharsets.UTF_8), "form");
        return Optional.of(new BufferedRequest(request, sent.get(), null));
    }
}

package uk.onestory.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The names of media types and of preferences mean the same in capitals (RFC 9110, 8.3.1; RFC 7240, 2), and HAPI knows
 * them in small letters only.
 */
class HeaderCase extends OncePerRequestFilter {

    /** The one preference whose value FHIR writes with capitals. */
    private static final String OUTCOME = "return=OperationOutcome";

    private static final Set<String> NAMES = Set.of("accept", "content-type", "prefer");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new InSmallLetters(request), response);
    }

    /** A request that waited for its body comes again as it was. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    private static final class InSmallLetters extends HttpServletRequestWrapper {

        InSmallLetters(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getContentType() {
            return small(super.getContentType());
        }

        @Override
        public String getHeader(String name) {
            return NAMES.contains(small(name)) ? small(super.getHeader(name)) : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return NAMES.contains(small(name))
                    ? Collections.enumeration(Collections.list(super.getHeaders(name)).stream()
                            .map(InSmallLetters::small)
                            .toList())
                    : super.getHeaders(name);
        }

        private static String small(String value) {
            return value == null
                    ? null
                    : value.toLowerCase(Locale.ROOT).replace(OUTCOME.toLowerCase(Locale.ROOT), OUTCOME);
        }
    }
}

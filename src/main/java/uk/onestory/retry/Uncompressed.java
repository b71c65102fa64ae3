package uk.onestory.retry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import org.springframework.http.HttpHeaders;

/** The request without its wish for a compressed answer: who asks again may not take one. */
class Uncompressed extends HttpServletRequestWrapper {

    Uncompressed(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getHeader(String name) {
        return hidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return hidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    private static boolean hidden(String name) {
        return HttpHeaders.ACCEPT_ENCODING.equalsIgnoreCase(name);
    }
}

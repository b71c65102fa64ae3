package uk.onestory.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** HEAD is answered as GET is (RFC 9110, 9.3.2); the container leaves out the body. */
final class SameAsGet extends HttpServletRequestWrapper {

    private SameAsGet(HttpServletRequest request) {
        super(request);
    }

    static HttpServletRequest of(HttpServletRequest request) {
        return "HEAD".equals(request.getMethod()) ? new SameAsGet(request) : request;
    }

    @Override
    public String getMethod() {
        return "GET";
    }
}

package uk.onestory.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import uk.onestory.server.ErrorAnswers;

/** What is told to who asks for a token in a way that cannot give one (RFC 6749 §3.2 and §5.2). */
class TokenDoor implements AuthenticationEntryPoint {

    private final ErrorAnswers answers;

    TokenDoor(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        boolean keys = request.getRequestURI().endsWith(AuthorizationServer.KEYS_PATH);
        if (keys || !"POST".equals(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, keys ? "GET" : "POST");
            answers.write(
                    request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "This method is not offered here.");
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic");
        answers.write(
                request,
                response,
                HttpServletResponse.SC_UNAUTHORIZED,
                "Say which client asks and prove it: see /fhir/.well-known/smart-configuration.");
    }
}

package uk.onestory.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import uk.onestory.server.ErrorAnswers;

/**
 * What is told to who may not come in: 401 with {@code WWW-Authenticate: Bearer} (RFC 6750) or 403 where something is, 405
 * where another method is open to everybody, else 404.
 */
@Component
class ClosedDoor implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String HOW = "Send an access token: POST /oauth2/token gives one (see"
            + " /fhir/.well-known/smart-configuration), then Authorization: Bearer TOKEN.";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final ErrorAnswers answers;
    private final List<RequestMatcher> open = matchers(ApiSecurity.OPEN);
    private final List<RequestMatcher> guarded = matchers("/fhir", "/fhir/**", "/actuator/**");

    ClosedDoor(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        boolean tokenSent = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        if (failure instanceof OAuth2AuthenticationException || !tellsOfNothing(request, response)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, tokenSent ? "Bearer error=\"invalid_token\"" : "Bearer");
            String words = tokenSent ? "The access token is expired or not valid here. " + HOW : HOW;
            answers.write(request, response, HttpServletResponse.SC_UNAUTHORIZED, words);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (!tellsOfNothing(request, response)) {
            answers.write(request, response, HttpServletResponse.SC_FORBIDDEN, "This partner may not do this.");
        }
    }

    private boolean tellsOfNothing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!READING.contains(request.getMethod()) && matches(open, request)) {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            answers.write(
                    request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "This method is not offered here.");
            return true;
        }
        if (!matches(guarded, request)) {
            answers.write(request, response, HttpServletResponse.SC_NOT_FOUND, "There is nothing at this address.");
            return true;
        }
        return false;
    }

    private static boolean matches(List<RequestMatcher> paths, HttpServletRequest request) {
        return paths.stream().anyMatch(path -> path.matches(request));
    }

    private static List<RequestMatcher> matchers(String... paths) {
        return List.of(paths).stream()
                .<RequestMatcher>map(
                        path -> PathPatternRequestMatcher.withDefaults().matcher(path))
                .toList();
    }
}

package uk.onestory.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Tells what failed where HAPI has not seen the request: under {@code /fhir} as an OperationOutcome, at the token endpoint as
 * RFC 6749 says, elsewhere as a page for browsers and as problem JSON (RFC 9457) for others.
 */
@Component
public class ErrorAnswers {

    private final FailureWriter outcomes;
    private final ErrorHtml page;
    private final ObjectMapper json = new ObjectMapper();

    ErrorAnswers(FailureWriter outcomes, ErrorHtml page) {
        this.outcomes = outcomes;
        this.page = page;
    }

    /** @param words plain words without data of people */
    public void write(HttpServletRequest request, HttpServletResponse response, int status, String words)
            throws IOException {
        write(request.getRequestURI(), request, response, status, words);
    }

    /** @param path of the request that failed, where this one is only the forward of it; null where it is not known */
    void write(String path, HttpServletRequest request, HttpServletResponse response, int status, String words)
            throws IOException {
        write(path, request, response, Failure.of(status, type(status), words));
    }

    void write(HttpServletRequest request, HttpServletResponse response, Failure failure) throws IOException {
        write(request.getRequestURI(), request, response, failure);
    }

    private void write(String path, HttpServletRequest request, HttpServletResponse response, Failure failure)
            throws IOException {
        Place place = Place.of(path);
        if (place == Place.FHIR) {
            outcomes.write(request, response, failure);
            return;
        }
        response.setStatus(failure.status());
        if (failure.retryAfter() > 0) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, failure.retryAfter());
        }
        if (place == Place.TOKEN) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            write(response, MediaType.APPLICATION_JSON_VALUE, json.writeValueAsString(refusal(failure)));
        } else if (wantsHtml(request)) {
            write(
                    response,
                    MediaType.TEXT_HTML_VALUE,
                    page.of(failure.status(), title(failure), failure.diagnostics()));
        } else {
            write(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE, json.writeValueAsString(problem(failure)));
        }
    }

    private static void write(HttpServletResponse response, String type, String text) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(text);
        response.flushBuffer();
    }

    /** RFC 6749 §5.2, and of §4.1.2.1 the errors that have no place there. */
    private static Map<String, Object> refusal(Failure failure) {
        String error =
                switch (failure.status()) {
                    case 401 -> "invalid_client";
                    case 429, 503 -> "temporarily_unavailable";
                    default -> failure.status() < 500 ? "invalid_request" : "server_error";
                };
        Map<String, Object> refusal = new LinkedHashMap<>();
        refusal.put("error", error);
        refusal.put("error_description", failure.diagnostics());
        return refusal;
    }

    private static Map<String, Object> problem(Failure failure) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title(failure));
        problem.put("status", failure.status());
        problem.put("detail", failure.diagnostics());
        return problem;
    }

    private static String title(Failure failure) {
        HttpStatus known = HttpStatus.resolve(failure.status());
        return known == null ? "Error" : known.getReasonPhrase();
    }

    private static boolean wantsHtml(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    private static IssueType type(int status) {
        return switch (status) {
            case 401 -> IssueType.LOGIN;
            case 403 -> IssueType.FORBIDDEN;
            case 404 -> IssueType.NOTFOUND;
            case 405, 406, 415, 501 -> IssueType.NOTSUPPORTED;
            default -> status < 500 ? IssueType.INVALID : IssueType.EXCEPTION;
        };
    }
}

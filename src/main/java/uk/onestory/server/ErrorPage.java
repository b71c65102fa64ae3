package uk.onestory.server;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is told when a request fails outside HAPI: under {@code /fhir} an OperationOutcome, elsewhere the bare status. */
@Controller
class ErrorPage implements ErrorController {

    private final FailureWriter answers;

    ErrorPage(FailureWriter answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        HttpStatus known = HttpStatus.resolve(status);
        String words = known == null ? "Error" : known.getReasonPhrase();
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (path.equals(FhirServlet.PATH) || path.startsWith(FhirServlet.PATH + "/")) {
            answers.write(request, response, Failure.of(status, type(status), words + "."));
        } else {
            response.setStatus(status);
            response.setContentType(MediaType.TEXT_PLAIN_VALUE);
            response.getWriter().println(words);
        }
    }

    private static IssueType type(int status) {
        return switch (status) {
            case 401 -> IssueType.LOGIN;
            case 403 -> IssueType.FORBIDDEN;
            case 404 -> IssueType.NOTFOUND;
            case 405, 406, 415 -> IssueType.NOTSUPPORTED;
            default -> status < 500 ? IssueType.INVALID : IssueType.EXCEPTION;
        };
    }
}

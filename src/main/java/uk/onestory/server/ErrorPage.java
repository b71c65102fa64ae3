package uk.onestory.server;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends a request that failed outside HAPI. */
@Controller
class ErrorPage implements ErrorController {

    private final ErrorAnswers answers;

    ErrorPage(ErrorAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        answers.write(path, request, response, status, words(status));
    }

    static String words(int status) {
        return switch (status) {
            case 400 -> "The request is not well formed: look at its URL and headers.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This method is not offered here.";
            default -> {
                HttpStatus known = HttpStatus.resolve(status);
                yield known == null ? "Error." : known.getReasonPhrase() + ".";
            }
        };
    }
}

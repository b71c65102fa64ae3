package uk.onestory.server;

import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;

/** Answers requests that Tomcat itself turns down, such as a URL with illegal characters, in place of its HTML. */
class BareErrors extends ErrorReportValve {

    private final ErrorAnswers answers;

    BareErrors(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported() || !ioAllowed(response)) {
            return;
        }
        try {
            answers.write(path(request), request, response, status, ErrorPage.words(status));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("The client is gone", gone);
        }
    }

    private static boolean ioAllowed(Response response) {
        AtomicBoolean allowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }

    /** Where the first line of a request cannot be parsed, the URL stands in the complaint about it alone. */
    private static String path(Request request) {
        String path = request.getRequestURI();
        if (path == null || path.isEmpty()) {
            Object complaint = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            boolean fhir = complaint instanceof IllegalArgumentException
                    && String.valueOf(((Throwable) complaint).getMessage()).contains("[" + FhirServlet.PATH + "/");
            return fhir ? FhirServlet.PATH : null;
        }
        return path;
    }
}

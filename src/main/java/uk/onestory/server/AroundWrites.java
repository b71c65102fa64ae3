package uk.onestory.server;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Stands around every request to the FHIR API that may write, after its body is read and before HAPI sees it. */
public interface AroundWrites {

    /** Answers the request by performing it: once, or again while others are in its way, or not at all. */
    void handle(HttpServletRequest request, HttpServletResponse response, Write write)
            throws ServletException, IOException;

    /** What is to be performed; each time with a response of its own. */
    interface Write {

        void perform(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException;

        /** Answers with the OperationOutcome of what was thrown outside of HAPI, when the transaction ended. */
        void refuse(HttpServletRequest request, HttpServletResponse response, Throwable thrown) throws IOException;
    }
}

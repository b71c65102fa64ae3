package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.Constants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.instance.model.api.IBaseOperationOutcome;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Answers with an OperationOutcome where HAPI has not seen the request, in XML for clients that ask for it. */
@Component
class FailureWriter {

    private final FhirContext fhir;

    FailureWriter(FhirContext fhir) {
        this.fhir = fhir;
    }

    void write(HttpServletRequest request, HttpServletResponse response, Failure failure) throws IOException {
        if (failure.retryAfter() > 0) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, failure.retryAfter());
        }
        write(request, response, failure.status(), failure.outcome());
    }

    void write(HttpServletRequest request, HttpServletResponse response, int status, IBaseOperationOutcome outcome)
            throws IOException {
        boolean xml = wantsXml(request);
        IParser parser = xml ? fhir.newXmlParser() : fhir.newJsonParser();
        response.setStatus(status);
        response.setContentType(xml ? Constants.CT_FHIR_XML_NEW : Constants.CT_FHIR_JSON_NEW);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        parser.encodeResourceToWriter(outcome, response.getWriter());
        response.flushBuffer();
    }

    /** Looks at the header only: to ask for {@code _format} would make the container read a body of a form. */
    private static boolean wantsXml(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("xml") && !accept.contains("json") && !accept.contains("html");
    }
}

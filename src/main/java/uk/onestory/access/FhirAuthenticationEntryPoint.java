package uk.onestory.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.Constants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Answers 401 with {@code WWW-Authenticate: Bearer} (RFC 6750) and an OperationOutcome. */
@Component
class FhirAuthenticationEntryPoint implements AuthenticationEntryPoint {

    private static final String HOW = "Send an access token: POST /oauth2/token gives one (see"
            + " /fhir/.well-known/smart-configuration), then Authorization: Bearer TOKEN.";

    private final FhirContext fhir;

    FhirAuthenticationEntryPoint(FhirContext fhir) {
        this.fhir = fhir;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        boolean tokenSent = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(tokenSent ? IssueType.EXPIRED : IssueType.LOGIN)
                .setDiagnostics(tokenSent ? "The access token is expired or not valid here. " + HOW : HOW);
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, tokenSent ? "Bearer error=\"invalid_token\"" : "Bearer");
        response.setContentType(Constants.CT_FHIR_JSON_NEW);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        fhir.newJsonParser().encodeResourceToWriter(outcome, response.getWriter());
    }
}

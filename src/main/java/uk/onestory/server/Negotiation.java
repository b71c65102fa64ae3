package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * 406 for who accepts neither JSON nor XML nor what an operation has of its own, where HAPI would send JSON all the same,
 * or fail at a form that it knows the name of (FHIR R4 http.html#mime-type).
 */
@Component
@Interceptor
public class Negotiation implements FhirInterceptor {

    private final ObjectProvider<OwnForms> ownForms;

    Negotiation(ObjectProvider<OwnForms> ownForms) {
        this.ownForms = ownForms;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void check(RequestDetails request) {
        if ("Binary".equals(request.getResourceName())) {
            return;
        }
        String[] format = request.getParameters().get(Constants.PARAM_FORMAT);
        if (format != null && format.length > 0) {
            // a + in a query that is not escaped arrives as a space
            boolean served = Arrays.stream(format)
                    .map(one -> one.replace(' ', '+').toLowerCase(Locale.ROOT))
                    .allMatch(one -> isServed(one, request));
            if (!served) {
                throw notAcceptable();
            }
            return;
        }
        List<AcceptedForm> accepted = AcceptedForm.of(request.getHeaders(Constants.HEADER_ACCEPT));
        if (!accepted.isEmpty()
                && accepted.stream().noneMatch(form -> form.isAny() || isServed(form.type(), request))) {
            throw notAcceptable();
        }
        leaveOutUnserved(request);
    }

    /** HAPI knows Turtle and NDJSON by name, would choose them by their quality and cannot write them. */
    static void leaveOutUnserved(RequestDetails request) {
        List<AcceptedForm> accepted = AcceptedForm.of(request.getHeaders(Constants.HEADER_ACCEPT));
        if (accepted.stream().anyMatch(AcceptedForm::isOnlyKnown)) {
            request.setHeaders(
                    Constants.HEADER_ACCEPT,
                    accepted.stream()
                            .filter(form -> !form.isOnlyKnown())
                            .map(AcceptedForm::text)
                            .toList());
        }
        // where nothing is accepted by name, HAPI answers in the form of the request
        String sent = request.getHeader(Constants.HEADER_CONTENT_TYPE);
        if (sent != null && AcceptedForm.isOnlyKnown(sent)) {
            request.setHeaders(Constants.HEADER_CONTENT_TYPE, List.of());
        }
        String[] format = request.getParameters().get(Constants.PARAM_FORMAT);
        if (format != null && Arrays.stream(format).anyMatch(AcceptedForm::isOnlyKnown)) {
            request.removeParameter(Constants.PARAM_FORMAT);
        }
    }

    private boolean isServed(String type, RequestDetails request) {
        return AcceptedForm.isFhir(type)
                || type.contains("html") // browsers ask for it, and get JSON
                || ownForms.stream().anyMatch(forms -> forms.serves(request.getOperation(), type));
    }

    private static Refused notAcceptable() {
        return new Refused(
                Failure.of(406, IssueType.NOTSUPPORTED, "Served are application/fhir+json and application/fhir+xml."));
    }
}

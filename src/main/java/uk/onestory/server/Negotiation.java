package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/** 406 for who accepts neither JSON nor XML, where HAPI would send JSON all the same (FHIR R4 http.html#mime-type). */
@Component
@Interceptor
public class Negotiation implements FhirInterceptor {

    /** Operations have forms of their own (a page, a PDF, NDJSON). */
    private static final Set<RestOperationTypeEnum> OPERATIONS = EnumSet.of(
            RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE,
            RestOperationTypeEnum.EXTENDED_OPERATION_TYPE,
            RestOperationTypeEnum.EXTENDED_OPERATION_SERVER);

    /** Browsers ask for HTML and get JSON. */
    private static final List<String> SERVED = List.of("json", "xml", "*/*", "application/*", "html");

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void check(RequestDetails request) {
        if (OPERATIONS.contains(request.getRestOperationType()) || "Binary".equals(request.getResourceName())) {
            return;
        }
        String[] format = request.getParameters().get(Constants.PARAM_FORMAT);
        if (format != null && format.length > 0) {
            // a + in a query that is not escaped arrives as a space
            if (EncodingEnum.forContentType(format[0].replace(' ', '+')) == null && !"html".equals(format[0])) {
                throw notAcceptable();
            }
            return;
        }
        String accept = request.getHeader(Constants.HEADER_ACCEPT);
        if (accept != null && !accept.isBlank()) {
            String asked = accept.toLowerCase(Locale.ROOT);
            if (SERVED.stream().noneMatch(asked::contains)) {
                throw notAcceptable();
            }
        }
    }

    private static Refused notAcceptable() {
        return new Refused(
                Failure.of(406, IssueType.NOTSUPPORTED, "Served are application/fhir+json and application/fhir+xml."));
    }
}

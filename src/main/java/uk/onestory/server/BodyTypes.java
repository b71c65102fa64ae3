package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/**
 * 415 for a body that is not sent as what it must be. HAPI would pass over it: a search without the parameters in its
 * body finds everybody.
 */
@Component
@Interceptor
public class BodyTypes implements FhirInterceptor {

    private static final Pattern OTHER_CHARSET =
            Pattern.compile(".*;\\s*charset\\s*=\\s*\"?(?!utf-8|us-ascii).*", Pattern.CASE_INSENSITIVE);

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void check(RequestDetails request) {
        RequestTypeEnum method = request.getRequestType();
        if ((method != RequestTypeEnum.POST && method != RequestTypeEnum.PUT)
                || "Binary".equals(request.getResourceName())) {
            return;
        }
        byte[] body = request.loadRequestContents();
        if (body == null || body.length == 0) {
            return;
        }
        String sent = request.getHeader(Constants.HEADER_CONTENT_TYPE);
        if (Constants.PARAM_SEARCH.equals(request.getOperation())) {
            needForm(sent);
        } else if (sent == null || !AcceptedForm.isFhir(type(sent))) {
            throw refused("Send application/fhir+json or application/fhir+xml, and say so in Content-Type.");
        }
    }

    private static void needForm(String sent) {
        if (sent == null || !Constants.CT_X_FORM_URLENCODED.equals(type(sent))) {
            throw refused("The body of a search is a form: send its parameters as application/x-www-form-urlencoded,"
                    + " and say so in Content-Type.");
        }
        if (OTHER_CHARSET.matcher(sent).matches()) {
            throw refused("Send the form in UTF-8.");
        }
    }

    private static String type(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Refused refused(String instead) {
        return new Refused(Failure.of(415, IssueType.NOTSUPPORTED, instead));
    }
}

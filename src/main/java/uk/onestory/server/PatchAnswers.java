package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.util.DateUtils;
import java.util.Date;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The answer to a patch tells the version that it made, as that to a PUT does (FHIR R4 http.html#patch); HAPI's does not. */
@Component
@Interceptor
public class PatchAnswers implements FhirInterceptor {

    private static final String VERSION = PatchAnswers.class.getName();

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void tell(RequestDetails request, IBaseResource answer) {
        if (request.getRestOperationType() != RestOperationTypeEnum.PATCH) {
            return;
        }
        IBaseResource patched = answer != null && answer.fhirType().equals(request.getResourceName())
                ? answer
                : (IBaseResource) request.getUserData().get(VERSION);
        if (patched == null || !patched.getIdElement().hasVersionIdPart()) {
            return;
        }
        request.getResponse()
                .addHeader(HttpHeaders.ETAG, "W/\"" + patched.getIdElement().getVersionIdPart() + "\"");
        Date changed = patched.getMeta().getLastUpdated();
        if (changed != null && patched != answer) {
            request.getResponse().addHeader(HttpHeaders.LAST_MODIFIED, DateUtils.formatDate(changed));
        }
    }

    static void patched(RequestDetails request, IBaseResource resource) {
        if (request instanceof ServletRequestDetails
                && !request.isSubRequest()
                && request.getRestOperationType() == RestOperationTypeEnum.PATCH
                && resource.fhirType().equals(request.getResourceName())) {
            request.getUserData().put(VERSION, resource);
        }
    }
}

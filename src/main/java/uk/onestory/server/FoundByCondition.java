package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.springframework.stereotype.Component;

/**
 * Whoever creates with a condition learns where the resource is that meets it, and not what stands in it, whatever {@code
 * Prefer} asks for: what is there was written by others, and to read it is another right.
 */
@Component
@Interceptor
public class FoundByCondition implements FhirInterceptor {

    private static final int NOT_CREATED = 200;

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void hide(RequestDetails request, ResponseDetails answer) {
        if (request.getRestOperationType() == RestOperationTypeEnum.CREATE && answer.getResponseCode() == NOT_CREATED) {
            answer.setResponseResource(null);
        }
    }

    /** The same for the entries of a bundle. */
    static void hide(Bundle sent, Bundle answer) {
        List<BundleEntryComponent> answers = answer.getEntry();
        for (int i = 0; i < Math.min(sent.getEntry().size(), answers.size()); i++) {
            BundleEntryComponent entry = answers.get(i);
            if (sent.getEntry().get(i).getRequest().getMethod() == HTTPVerb.POST
                    && entry.getResponse().hasStatus()
                    && entry.getResponse().getStatus().startsWith(String.valueOf(NOT_CREATED))) {
                entry.setResource(null);
                entry.getResponse().setOutcome(null);
            }
        }
    }
}

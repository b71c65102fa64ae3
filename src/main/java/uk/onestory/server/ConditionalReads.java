package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.DateUtils;
import java.util.List;
import org.springframework.stereotype.Component;

/** A date in {@code If-Modified-Since} that is none is not looked at (RFC 9110, 13.1.3); HAPI fails at it. */
@Component
@Interceptor
public class ConditionalReads implements FhirInterceptor {

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void check(RequestDetails request) {
        String since = request.getHeader(Constants.HEADER_IF_MODIFIED_SINCE);
        if (since != null && DateUtils.parseDate(since) == null) {
            request.setHeaders(Constants.HEADER_IF_MODIFIED_SINCE, List.of());
        }
    }
}

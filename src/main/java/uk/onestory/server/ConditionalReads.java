package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import ca.uhn.fhir.util.DateUtils;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * 304 for what the client has already (RFC 9110, 13.1.2 and 13.1.3). HAPI takes one ETag only, looks at the date where
 * there is an ETag too, compares it with fractions of seconds that no client is told, and fails at one that is none.
 */
@Component
@Interceptor
public class ConditionalReads implements FhirInterceptor {

    private static final String KEY = ConditionalReads.class.getName();
    private static final Set<RestOperationTypeEnum> READS =
            EnumSet.of(RestOperationTypeEnum.READ, RestOperationTypeEnum.VREAD);
    private static final long SECOND = 1000;

    private record Condition(List<String> entityTags, Date since) {

        boolean holds(String version, Date changed) {
            if (!entityTags.isEmpty()) {
                return KnownTags.match(entityTags, version);
            }
            return since != null && changed != null && changed.getTime() / SECOND <= since.getTime() / SECOND;
        }
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void take(RequestDetails request) {
        if (request.getRequestType() != RequestTypeEnum.GET || request.getId() == null) {
            return;
        }
        List<String> entityTags = request.getHeaders(Constants.HEADER_IF_NONE_MATCH);
        String since = request.getHeader(Constants.HEADER_IF_MODIFIED_SINCE);
        if (entityTags.isEmpty() && since == null) {
            return;
        }
        request.getUserData()
                .put(KEY, new Condition(List.copyOf(entityTags), since == null ? null : DateUtils.parseDate(since)));
        request.setHeaders(Constants.HEADER_IF_NONE_MATCH, List.of());
        request.setHeaders(Constants.HEADER_IF_MODIFIED_SINCE, List.of());
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void compare(RequestDetails request, IBaseResource answer) {
        if (answer == null
                || !READS.contains(request.getRestOperationType())
                || !(request.getUserData().get(KEY) instanceof Condition condition)) {
            return;
        }
        String version = answer.getIdElement().hasVersionIdPart()
                ? answer.getIdElement().getVersionIdPart()
                : answer.getMeta().getVersionId();
        if (condition.holds(version, answer.getMeta().getLastUpdated())) {
            NotModifiedException unchanged = new NotModifiedException("Not Modified");
            unchanged.addResponseHeader(HttpHeaders.ETAG, "W/\"" + version + "\"");
            throw unchanged;
        }
    }
}

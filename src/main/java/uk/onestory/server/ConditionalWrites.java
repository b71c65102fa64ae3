package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/** The conditions of conditional creates, and the id that the body of a conditional update has. */
@Component
@Interceptor
public class ConditionalWrites implements FhirInterceptor {

    private static final Pattern SEARCH =
            Pattern.compile("(?:/?([A-Z][A-Za-z]+)\\?)?[^=&?\\s]+=[^&]+(?:&[^=&\\s]+=[^&]+)*");

    /** What HAPI knows as a search without its type. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+=[^?]*");

    private final FhirContext fhir;

    ConditionalWrites(FhirContext fhir) {
        this.fhir = fhir;
    }

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED, order = HookOrder.NAMES + 1)
    public void create(RequestDetails request) {
        String condition = request.getHeader(Constants.HEADER_IF_NONE_EXIST);
        if (condition != null
                && request.getRequestType() == RequestTypeEnum.POST
                && request.getResourceName() != null
                && request.getOperation() == null) {
            String checked = checked(condition, request.getResourceName());
            if (!checked.equals(condition)) {
                request.setHeaders(Constants.HEADER_IF_NONE_EXIST, List.of(checked));
            }
        }
    }

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = HookOrder.NAMES + 1)
    public void update(RequestDetails request, RestOperationTypeEnum operation) {
        if (operation == RestOperationTypeEnum.UPDATE && request.getId() == null) {
            restoreId(request);
        } else if (request.getResource() instanceof Bundle bundle) {
            boolean whole = bundle.getType() == BundleType.TRANSACTION;
            bundle.getEntry().stream()
                    .filter(entry -> entry.getRequest().hasIfNoneExist() && entry.getResource() != null)
                    .forEach(entry -> {
                        String condition = entry.getRequest().getIfNoneExist();
                        String type = entry.getResource().fhirType();
                        // an entry of a batch is refused by itself, when it is performed
                        entry.getRequest().setIfNoneExist(whole ? checked(condition, type) : withType(condition, type));
                    });
        }
    }

    /**
     * HAPI drops the id of the body, and would take another one than that of what it finds (FHIR R4 http.html#cond-update).
     */
    private void restoreId(RequestDetails request) {
        EncodingEnum encoding = RestfulServerUtils.determineRequestEncodingNoDefault(request);
        byte[] body = request.loadRequestContents();
        if (encoding == null || body == null || body.length == 0 || request.getResource() == null) {
            return;
        }
        IBaseResource sent = encoding.newParser(fhir).parseResource(new String(body, StandardCharsets.UTF_8));
        if (sent.getIdElement().hasIdPart()) {
            request.getResource().setId(sent.getIdElement().toUnqualifiedVersionless());
        }
    }

    private static String checked(String condition, String type) {
        Matcher search = SEARCH.matcher(condition.trim());
        if (!search.matches()
                || (search.group(1) != null && !search.group(1).equals(type))
                || !isDecodable(condition)) {
            throw new Refused(Failure.of(
                    400,
                    IssueType.VALUE,
                    "If-None-Exist is a search for the type that is created, for example identifier=system|value."));
        }
        return withType(condition, type);
    }

    /** What has a modifier, a chain or a question mark in it HAPI would not know as a search. */
    private static String withType(String condition, String type) {
        Matcher search = SEARCH.matcher(condition.trim());
        boolean bare = search.matches() && search.group(1) == null;
        return bare && !PLAIN.matcher(condition.trim()).matches() ? type + "?" + condition.trim() : condition;
    }

    private static boolean isDecodable(String text) {
        try {
            URLDecoder.decode(text, StandardCharsets.UTF_8);
            return true;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }
}

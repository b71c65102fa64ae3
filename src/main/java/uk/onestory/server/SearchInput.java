package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.PreferHandlingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.method.SearchMethodBinding;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/**
 * Refuses parameters for the result of a search that HAPI would read as something else or not at all: one that is
 * silently ignored returns the wrong people. The other names are checked by HAPI's own interceptor.
 */
@Component
@Interceptor
public class SearchInput implements FhirInterceptor {

    private static final Set<String> KNOWN = Set.of(
            "_id",
            "_lastUpdated",
            "_tag",
            "_profile",
            "_security",
            "_source",
            "_has",
            "_sort",
            "_count",
            "_offset",
            "_include",
            "_revinclude",
            "_summary",
            "_total",
            "_elements",
            "_format",
            "_pretty");

    private static final List<String> NUMBERS = List.of(Constants.PARAM_COUNT, Constants.PARAM_OFFSET);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void check(RequestDetails request) {
        checkNumbers(request);
        if (!SearchMethodBinding.isPlainSearchRequest(request)) {
            return;
        }
        for (String name : List.copyOf(request.getParameters().keySet())) {
            if (name.startsWith("_") && !KNOWN.contains(name.split("[:.]", 2)[0])) {
                if (!lenient(request)) {
                    throw new Refused(Failure.of(
                            400,
                            IssueType.NOTSUPPORTED,
                            "A parameter that begins with _ is not known here. Known are: "
                                    + KNOWN.stream().sorted().toList()));
                }
                request.removeParameter(name);
            }
        }
    }

    /** Histories have pages too. */
    private static void checkNumbers(RequestDetails request) {
        for (String name : NUMBERS) {
            String[] values = request.getParameters().get(name);
            if (values != null
                    && (values.length != 1 || !NUMBER.matcher(values[0]).matches())) {
                throw new Refused(
                        Failure.of(400, IssueType.INVALID, name + " must be one whole number, 0 or greater."));
            }
        }
    }

    private static boolean lenient(RequestDetails request) {
        String prefer = request.getHeader(Constants.HEADER_PREFER);
        return prefer != null
                && RestfulServerUtils.parsePreferHeader(null, prefer).getHanding() == PreferHandlingEnum.LENIENT;
    }
}

package uk.onestory.identity;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.springframework.stereotype.Component;
import uk.onestory.server.EntryRefusals;
import uk.onestory.server.FhirInterceptor;
import uk.onestory.server.HookOrder;

/**
 * A search by the id of a record that was joined into another one finds what is now under the other one: {@code
 * patient=old} is read as {@code patient=old,new}.
 */
@Component
@Interceptor
public class JoinedRecordSearch implements FhirInterceptor {

    private static final Pattern PATIENT =
            Pattern.compile("(?<=^|[,=])Patient(?:/|%2F)([A-Za-z0-9.-]{1,64})(?=$|[,&])");
    private static final Pattern ID = Pattern.compile("(?<=^|,)([A-Za-z0-9.-]{1,64})(?=$|,)");

    /** Parameters whose values may be the bare id of a Patient. */
    private static final Set<String> OF_PATIENTS = Set.of("patient", "patient:Patient", "subject:Patient");

    /** More ids in one search are a machine's list, which names people as they are now. */
    private static final int AT_MOST = 200;

    private final JoinedRecords joined;

    JoinedRecordSearch(JoinedRecords joined) {
        this.joined = joined;
    }

    /** After access is decided: whoever may not search makes nobody look. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED, order = HookOrder.FOLLOW)
    public void search(RequestDetails request) {
        if (request.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE) {
            Map<String, String[]> parameters = new LinkedHashMap<>(request.getParameters());
            parameters.replaceAll((name, values) ->
                    Arrays.stream(values).map(value -> follow(name, value)).toArray(String[]::new));
            request.setParameters(parameters);
        }
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void bundle(RequestDetails request, RestOperationTypeEnum operation) {
        if (operation == RestOperationTypeEnum.TRANSACTION && request.getResource() instanceof Bundle bundle) {
            EntryRefusals.each(request, bundle, entry -> follow(entry.getRequest()));
        }
    }

    private void follow(BundleEntryRequestComponent entry) {
        String url = entry.getUrl();
        if (entry.getMethod() == HTTPVerb.GET && url != null && url.indexOf('?') > 0) {
            entry.setUrl(follow(PATIENT, url, "Patient/"));
        }
    }

    private String follow(String name, String value) {
        if (value == null) {
            return null;
        }
        String followed = follow(PATIENT, value, "Patient/");
        return OF_PATIENTS.contains(name) ? follow(ID, followed, "") : followed;
    }

    private String follow(Pattern pattern, String text, String type) {
        Set<String> ids = pattern.matcher(text)
                .results()
                .limit(AT_MOST)
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        Map<String, String> replacements = joined.replacementsOf(ids);
        return replacements.isEmpty()
                ? text
                : pattern.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(found.group()
                                + (replacements.containsKey(found.group(1))
                                        ? "," + type + replacements.get(found.group(1))
                                        : "")));
    }
}

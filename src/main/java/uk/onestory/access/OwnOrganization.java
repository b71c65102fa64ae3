package uk.onestory.access;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import uk.onestory.fhir.SearchUrl;

/** {@code Organization/me} in a search means the organisation that the caller acts for, wherever the search stands. */
final class OwnOrganization {

    private static final String ME = "Organization/me";

    /** After these a bare id is one of an Organization, or only an Organization can have this one. */
    private static final Pattern OF_ORGANIZATION = Pattern.compile("(?:.*[.:])?_id|.*:Organization");

    private static final Pattern READ =
            Pattern.compile("/?Organization(?:/|%2F)me(?=$|[/?])", Pattern.CASE_INSENSITIVE);

    private OwnOrganization() {}

    /** In the parameters, in {@code If-None-Exist} and in the search that a conditional write has in its URL. */
    static void replaceMe(RequestDetails request, Caller caller) {
        String condition = request.getHeader(Constants.HEADER_IF_NONE_EXIST);
        if (condition != null) {
            request.setHeaders(Constants.HEADER_IF_NONE_EXIST, List.of(condition(condition, caller)));
        }
        if (request.getParameters().values().stream()
                .flatMap(Arrays::stream)
                .noneMatch(value -> value != null && value.contains("me"))) {
            return;
        }
        Map<String, String[]> parameters = new LinkedHashMap<>(request.getParameters());
        parameters.replaceAll((name, values) ->
                Arrays.stream(values).map(value -> value(name, value, caller)).toArray(String[]::new));
        request.setParameters(parameters);
        if (request.getCompleteUrl() != null) {
            request.setCompleteUrl(
                    SearchUrl.mapped(request.getCompleteUrl(), (name, value) -> value(name, value, caller)));
        }
    }

    /** In the entries of a bundle. */
    static void replaceMe(Bundle bundle, Caller caller) {
        for (BundleEntryComponent entry : bundle.getEntry()) {
            BundleEntryRequestComponent request = entry.getRequest();
            if (request.hasUrl()) {
                request.setUrl(replaceMe(request.getUrl(), caller));
            }
            if (request.hasIfNoneExist()) {
                request.setIfNoneExist(condition(request.getIfNoneExist(), caller));
            }
        }
    }

    /** In the URL of a bundle's entry, which may also read it. */
    static String replaceMe(String url, Caller caller) {
        return url == null
                ? null
                : SearchUrl.mapped(
                        READ.matcher(url).lookingAt() ? READ.matcher(url).replaceFirst(caller.organization()) : url,
                        (name, value) -> value(name, value, caller));
    }

    private static String condition(String condition, Caller caller) {
        return SearchUrl.condition(condition, (name, value) -> value(name, value, caller));
    }

    private static String value(String name, String value, Caller caller) {
        if (value == null || value.indexOf("me") < 0) {
            return value;
        }
        boolean bare = OF_ORGANIZATION.matcher(name).matches();
        return SearchUrl.alternatives(value, one -> {
            if (ME.equals(one) || one.equals("/" + ME)) {
                return caller.organization();
            }
            return bare && "me".equals(one) ? caller.organization().substring("Organization/".length()) : one;
        });
    }
}

package uk.onestory.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code Organization/me} in a search means the organisation that the caller acts for. */
final class OwnOrganization {

    private static final Pattern ME = Pattern.compile("(^|[,=])Organization(?:/|%2F)me(?=$|[,&])");

    private OwnOrganization() {}

    static void replaceMe(RequestDetails request, Caller caller) {
        Map<String, String[]> parameters = new LinkedHashMap<>(request.getParameters());
        parameters.replaceAll((name, values) ->
                Arrays.stream(values).map(value -> replaceMe(value, caller)).toArray(String[]::new));
        request.setParameters(parameters);
    }

    /** In a value, or in the URL of a bundle's entry. */
    static String replaceMe(String text, Caller caller) {
        return text == null ? null : ME.matcher(text).replaceAll("$1" + caller.organization());
    }
}

package uk.onestory.conformance;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.springframework.stereotype.Component;
import uk.onestory.fhir.SearchUrl;
import uk.onestory.fhir.ServerBase;

/**
 * This server's own URL, and NHS numbers as they are printed, in searches, conditions, URLs of entries and parameters of
 * operations.
 */
@Component
class OwnUrls {

    private static final String ABSOLUTE = "://";

    private static final Pattern RESOURCE = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}(/_history/\\d+)?");

    /** What these take is a name that happens to be a URL, and no reference. */
    private static final Set<String> NAMES = Set.of(
            "url",
            "canonical",
            "system",
            "_profile",
            "_source",
            "_tag",
            "_security",
            "identifier",
            "instantiates-canonical",
            "instantiates-uri",
            "definition",
            "questionnaire",
            "profile",
            "code",
            "value");

    void localise(RequestDetails request) {
        String condition = request.getHeader(Constants.HEADER_IF_NONE_EXIST);
        if (condition != null) {
            ServerBase base = ServerBase.of(request.getFhirServerBase());
            request.setHeaders(Constants.HEADER_IF_NONE_EXIST, List.of(condition(condition, base)));
        }
        if (request.getParameters().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(value -> value != null && value.contains(ABSOLUTE))) {
            localiseParameters(request, ServerBase.of(request.getFhirServerBase()));
        }
    }

    private static void localiseParameters(RequestDetails request, ServerBase base) {
        Map<String, String[]> parameters = new LinkedHashMap<>(request.getParameters());
        parameters.replaceAll((name, values) ->
                Arrays.stream(values).map(value -> value(name, value, base)).toArray(String[]::new));
        request.setParameters(parameters);
        if (request.getCompleteUrl() != null) {
            request.setCompleteUrl(
                    SearchUrl.mapped(request.getCompleteUrl(), (name, value) -> value(name, value, base)));
        }
    }

    void localise(BundleEntryRequestComponent entry, ServerBase base) {
        if (entry.hasUrl()) {
            entry.setUrl(condition(entry.getUrl(), base));
        }
        if (entry.hasIfNoneExist()) {
            entry.setIfNoneExist(condition(entry.getIfNoneExist(), base));
        }
    }

    /** References that are given as a string or a URI. */
    void localise(Parameters parameters, ServerBase base) {
        parameters.getParameter().forEach(parameter -> {
            boolean text = parameter.getValue() instanceof StringType
                    || (parameter.getValue() instanceof UriType && !(parameter.getValue() instanceof CanonicalType));
            if (text && parameter.getValue().primitiveValue() != null) {
                ((PrimitiveType<?>) parameter.getValue())
                        .setValueAsString(
                                value(parameter.getName(), parameter.getValue().primitiveValue(), base));
            }
        });
    }

    private static String condition(String condition, ServerBase base) {
        return SearchUrl.condition(base.local(condition), (name, value) -> value(name, value, base));
    }

    private static String value(String name, String value, ServerBase base) {
        if (value == null || name == null || !value.contains(ABSOLUTE)) {
            return value;
        }
        if (NAMES.contains(last(name))) {
            return ConditionNumber.compact(value);
        }
        return SearchUrl.alternatives(value, one -> base.relative(one)
                .filter(resource -> RESOURCE.matcher(resource).matches())
                .orElse(one));
    }

    /** The parameter that is compared at the end of a chain, without its modifier. */
    private static String last(String name) {
        String chained = name.substring(name.lastIndexOf('.') + 1);
        if (chained.startsWith("_has:")) {
            String[] parts = chained.split(":", -1);
            return parts[parts.length - 1];
        }
        int modifier = chained.indexOf(':');
        return modifier < 0 ? chained : chained.substring(0, modifier);
    }
}

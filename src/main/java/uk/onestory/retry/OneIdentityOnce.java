package uk.onestory.retry;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.NhsNumber;
import uk.onestory.conformance.Refusal;
import uk.onestory.server.FhirInterceptor;

/**
 * A transaction whose entries write the same thing twice fails (FHIR R4 http.html#trules). HAPI would keep one of two
 * conditional writes and lose the other without a word.
 */
@Component
@Interceptor
public class OneIdentityOnce implements FhirInterceptor {

    private static final Set<HTTPVerb> CHANGES = EnumSet.of(HTTPVerb.PUT, HTTPVerb.PATCH, HTTPVerb.DELETE);

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void check(RequestDetails request, RestOperationTypeEnum operation) {
        if (operation != RestOperationTypeEnum.TRANSACTION
                || !(request.getResource() instanceof Bundle bundle)
                || bundle.getType() != BundleType.TRANSACTION) {
            return;
        }
        Set<String> written = new HashSet<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            if (!identities(bundle.getEntry().get(i)).allMatch(written::add)) {
                throw Refusal.plain(
                        400,
                        IssueType.DUPLICATE,
                        "Bundle.entry[" + i + "] writes what an entry before it writes (the same condition, or a person"
                                + " with the same NHS number): send it once, and refer to it by its fullUrl.");
            }
        }
    }

    private static Stream<String> identities(BundleEntryComponent entry) {
        Optional<String> condition = condition(entry.getRequest());
        boolean creates = entry.getRequest().getMethod() == HTTPVerb.POST || condition.isPresent();
        Stream<String> numbers = creates && entry.getResource() instanceof Patient person
                ? NhsNumbers.of(person).map(number -> NhsNumber.SYSTEM + "|" + number)
                : Stream.empty(); // two who are stored with one number may be brought together
        return Stream.concat(condition.stream(), numbers);
    }

    private static Optional<String> condition(BundleEntryRequestComponent request) {
        String url = request.hasUrl() ? request.getUrl() : "";
        if (request.getMethod() == HTTPVerb.POST) {
            return Optional.ofNullable(request.getIfNoneExist()).map(condition -> condition(url, condition));
        }
        return CHANGES.contains(request.getMethod()) && url.contains("?")
                ? Optional.of(condition(url.substring(0, url.indexOf('?')), url))
                : Optional.empty();
    }

    /** The same parameters in another order or spelling are the same condition. */
    private static String condition(String type, String query) {
        String parameters = query.substring(query.indexOf('?') + 1);
        Map<String, String[]> parsed = UrlUtil.parseQueryString(parameters);
        return type.replaceAll("^/|/$", "") + "?"
                + new TreeMap<>(parsed)
                        .entrySet().stream()
                                .map(parameter -> parameter.getKey() + "=" + sorted(parameter.getValue()))
                                .collect(Collectors.joining("&"));
    }

    private static String sorted(String[] values) {
        return Arrays.stream(values).sorted().collect(Collectors.joining("&"));
    }
}

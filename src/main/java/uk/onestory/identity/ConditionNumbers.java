package uk.onestory.identity;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.NhsNumber;
import uk.onestory.conformance.WrittenNhsNumber;
import uk.onestory.server.FhirInterceptor;

/** NHS numbers in the conditions of writes: one that is none would make somebody anew, or find the wrong person. */
@Component
@Interceptor
public class ConditionNumbers implements FhirInterceptor {

    private final PersonSettings settings;

    ConditionNumbers(PersonSettings settings) {
        this.settings = settings;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void check(RequestDetails request, RestOperationTypeEnum operation) {
        if (settings.acceptInvalidNhsNumbers()) {
            return;
        }
        switch (operation) {
            case CREATE -> check(request.getHeader(Constants.HEADER_IF_NONE_EXIST));
            case UPDATE, PATCH, DELETE -> check(request.getParameters());
            default -> {
                // nothing is written by a condition; entries of bundles come by the storage
            }
        }
    }

    /** @param condition {@code Patient?identifier=…} or only what stands behind the question mark; null for none */
    static void check(String condition) {
        if (condition != null) {
            check(UrlUtil.parseQueryString(condition.substring(condition.indexOf('?') + 1)));
        }
    }

    /** @param bundle a transaction, or one entry of a batch as HAPI hands it on */
    static void check(Bundle bundle) {
        bundle.getEntry().forEach(entry -> check(entry.getRequest()));
    }

    private static void check(BundleEntryRequestComponent request) {
        check(request.getIfNoneExist());
        if (request.getMethod() != HTTPVerb.GET
                && request.hasUrl()
                && request.getUrl().indexOf('?') > 0) {
            check(request.getUrl());
        }
    }

    private static void check(Map<String, String[]> parameters) {
        parameters.values().forEach(values -> {
            for (String value : values) {
                for (String token : value.split(",", -1)) {
                    if (token.startsWith(NhsNumber.SYSTEM + "|") && !token.endsWith("|")) {
                        SentNumbers.check(WrittenNhsNumber.digits(token.substring(NhsNumber.SYSTEM.length() + 1)));
                    }
                }
            }
        });
    }
}

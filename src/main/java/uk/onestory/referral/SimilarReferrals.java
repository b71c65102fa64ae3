package uk.onestory.referral;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;
import uk.onestory.server.FhirInterceptor;

/**
 * Another referral of the same person to the same service is taken when its reasons are others; its sender is told that
 * there is one already, in the outcome of the entry or in the one that it asks for.
 */
@Component
@Interceptor
public class SimilarReferrals implements FhirInterceptor {

    private static final String KEY = SimilarReferrals.class.getName();

    /** Kept until the answer goes out. */
    static void note(ReferralChanges changes, RequestDetails request) {
        changes.similar().forEach((referral, open) -> noted(request).put(key(referral.getIdElement()), open));
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void answer(RequestDetails request, IBaseResource answer) {
        if (!request.getUserData().containsKey(KEY)) {
            return;
        }
        Map<String, String> similar = noted(request);
        if (answer instanceof OperationOutcome outcome) {
            similar.values().forEach(open -> warn(outcome, open));
        } else if (answer instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResponse)
                    .filter(BundleEntryResponseComponent::hasLocation)
                    .forEach(response -> {
                        String open = similar.get(key(new IdType(response.getLocation())));
                        if (open != null) {
                            warn(EntryOutcome.of(response), open);
                        }
                    });
        }
    }

    private static void warn(OperationOutcome outcome, String open) {
        outcome.addIssue()
                .setSeverity(IssueSeverity.WARNING)
                .setCode(IssueType.DUPLICATE)
                .setDiagnostics("You have another referral of this person to the same service that is open: " + open
                        + ". It was sent for other reasons.")
                .addExpression("ServiceRequest");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> noted(RequestDetails request) {
        return (Map<String, String>) request.getUserData().computeIfAbsent(KEY, first -> new HashMap<String, String>());
    }

    private static String key(IdType id) {
        return "ServiceRequest/" + id.getIdPart();
    }
}

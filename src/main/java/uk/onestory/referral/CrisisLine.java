package uk.onestory.referral;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.TypeProfiles;
import uk.onestory.server.FhirInterceptor;

/**
 * OneStory is no crisis service: the answer to whoever makes a referral stat names who helps at once. It stands in a header,
 * which comes whatever the client prefers as a body, in the outcome of the entry of a transaction or batch, and in the
 * outcome that answers a single write where the client prefers one.
 */
@Component
@Interceptor
public class CrisisLine implements FhirInterceptor {

    static final String HEADER = "X-Crisis-Line";
    private static final String KEY = CrisisLine.class.getName();

    private final SilenceSettings settings;

    CrisisLine(SilenceSettings settings) {
        this.settings = settings;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource, RequestDetails request) {
        if (isStat(resource)) {
            urgent(request).add(key(resource.getIdElement().getValue()));
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, RequestDetails request) {
        if (isStat(after) && !isStat(before)) {
            urgent(request).add(key(after.getIdElement().getValue()));
        }
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void answer(RequestDetails request, IBaseResource answer) {
        if (!request.getUserData().containsKey(KEY)) {
            return;
        }
        request.getResponse().addHeader(HEADER, settings.crisisLine());
        if (answer instanceof OperationOutcome outcome) {
            tell(outcome);
        } else if (answer instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResponse)
                    .filter(response ->
                            response.hasLocation() && urgent(request).contains(key(response.getLocation())))
                    .forEach(response -> tell(EntryOutcome.of(response)));
        }
    }

    private void tell(OperationOutcome outcome) {
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .setDetails(Notice.CRISIS_LINE.concept().setText(settings.crisisLine()))
                .setDiagnostics(settings.crisisLine());
    }

    private static boolean isStat(IBaseResource resource) {
        return resource instanceof ServiceRequest referral
                ? referral.getPriority() == ServiceRequestPriority.STAT && TypeProfiles.isReferral(referral)
                : resource instanceof Task task && task.getPriority() == TaskPriority.STAT && ReferralTask.is(task);
    }

    @SuppressWarnings("unchecked")
    private static Set<String> urgent(RequestDetails request) {
        return (Set<String>) request.getUserData().computeIfAbsent(KEY, first -> new HashSet<String>());
    }

    private static String key(String id) {
        return new IdType(id).toUnqualifiedVersionless().getValue();
    }
}

package uk.onestory.conformance;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.springframework.stereotype.Component;
import uk.onestory.server.FhirInterceptor;

/**
 * Puts what the validation had to say into the answers: warnings and information into the outcome of a write whose client
 * prefers that, and into {@code $validate}'s the codes of our rules, errors first, as a refused write has them.
 */
@Component
@Interceptor
public class ValidationAnswers implements FhirInterceptor {

    private static final String VALIDATE = "$validate";
    private static final String OWN = ValidationAnswers.class.getName();
    private static final String NO_ISSUES = "No issues detected";

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void answer(RequestDetails request, IBaseResource answer) {
        if (answer instanceof OperationOutcome outcome) {
            if (VALIDATE.equals(request.getOperation())) {
                addOwn(request, outcome);
                likeARefusal(outcome);
            } else {
                ValidationNotes.of(request).all().forEach(outcome::addIssue);
            }
        } else if (answer instanceof Bundle bundle) {
            ValidationNotes notes = ValidationNotes.of(request);
            bundle.getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResponse)
                    .filter(response -> response.getOutcome() instanceof OperationOutcome && response.hasLocation())
                    .forEach(response -> notes.on(response.getLocation())
                            .forEach(((OperationOutcome) response.getOutcome())::addIssue));
        }
    }

    /** What a write would be refused for beside what the validator says. */
    static void add(RequestDetails request, List<OperationOutcomeIssueComponent> issues) {
        request.getUserData().put(OWN, issues);
    }

    @SuppressWarnings("unchecked")
    private static void addOwn(RequestDetails request, OperationOutcome outcome) {
        var own = (List<OperationOutcomeIssueComponent>) request.getUserData().getOrDefault(OWN, List.of());
        if (!own.isEmpty()) {
            outcome.getIssue()
                    .removeIf(issue -> issue.getSeverity() == IssueSeverity.INFORMATION
                            && String.valueOf(issue.getDiagnostics()).startsWith(NO_ISSUES));
        }
        own.forEach(outcome::addIssue);
    }

    private static void likeARefusal(OperationOutcome outcome) {
        outcome.getIssue().forEach(ValidationIssue::nameRule);
        List<OperationOutcomeIssueComponent> sorted = new ArrayList<>(outcome.getIssue());
        sorted.sort(Comparator.comparing(OperationOutcomeIssueComponent::getSeverity));
        outcome.setIssue(sorted);
    }
}

package uk.onestory.retry;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.Constants;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;
import uk.onestory.access.Scopes;

/** What is told when a request comes again: the first answer, or as much of it as there is and as the caller may see. */
@Component
class Told {

    private final FhirContext fhir;

    Told(FhirContext fhir) {
        this.fhir = fhir;
    }

    Answer again(Remembered before, Scopes granted) {
        if (!before.mayBeShownTo(granted)) {
            return inWords(before.answer(), "This token grants less than the one of the first request did.");
        }
        return before.answer().body() == null
                ? inWords(before.answer(), "The first answer is too large to be given again.")
                : before.answer();
    }

    private Answer inWords(Answer first, String why) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .setDiagnostics("The request was done once, with this status and these headers. " + why
                        + " Read the resources instead.");
        return first.withBody(
                Constants.CT_FHIR_JSON_NEW + ";charset=UTF-8",
                fhir.newJsonParser().encodeResourceToString(outcome).getBytes(StandardCharsets.UTF_8));
    }
}

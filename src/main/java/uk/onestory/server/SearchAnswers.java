package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/** Completes the page of a search: a total where all matches are on it, a warning where inclusion was cut short or a
 * parameter was passed over. */
@Component
@Interceptor
public class SearchAnswers implements FhirInterceptor {

    private final ServerLimits limits;

    SearchAnswers(ServerLimits limits) {
        this.limits = limits;
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void complete(RequestDetails request, IBaseResource answer) {
        if (!(answer instanceof Bundle bundle) || bundle.getType() != BundleType.SEARCHSET) {
            return;
        }
        boolean onlyPage = bundle.getLink(Bundle.LINK_NEXT) == null && bundle.getLink(Bundle.LINK_PREV) == null;
        if (!bundle.hasTotal() && onlyPage && !startsLater(bundle)) {
            bundle.setTotal((int) count(bundle, SearchEntryMode.MATCH));
        }
        if (count(bundle, SearchEntryMode.INCLUDE) >= limits.includes()) {
            OperationOutcome warning = new OperationOutcome();
            warning.addIssue()
                    .setSeverity(IssueSeverity.WARNING)
                    .setCode(IssueType.INCOMPLETE)
                    .setDiagnostics("Only " + limits.includes() + " resources are included in one page and some are"
                            + " missing here: ask for smaller pages (_count) or read the rest by reference.");
            bundle.addEntry().setResource(warning).getSearch().setMode(SearchEntryMode.OUTCOME);
        }
        OperationOutcome passedOver = PassedOver.outcome(request);
        if (passedOver.hasIssue()) {
            bundle.addEntry().setResource(passedOver).getSearch().setMode(SearchEntryMode.OUTCOME);
        }
    }

    /** A page behind the end has no links and no matches, and its total is not 0. */
    private static boolean startsLater(Bundle bundle) {
        Bundle.BundleLinkComponent self = bundle.getLink(Bundle.LINK_SELF);
        return self != null && self.getUrl().matches(".*[?&]_offset=0*[1-9].*");
    }

    private static long count(Bundle bundle, SearchEntryMode mode) {
        return bundle.getEntry().stream()
                .filter(entry -> entry.getSearch().getMode() == mode)
                .count();
    }
}

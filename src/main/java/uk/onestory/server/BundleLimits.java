package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/** How many entries a bundle may have, batch or transaction: before anybody looks at one of them. */
@Component
@Interceptor
public class BundleLimits implements FhirInterceptor {

    /** By it a client would let HAPI try a batch as something else, and wait in between. */
    private static final String SEMANTICS = "X-Transaction-Semantics";

    private final int most;

    BundleLimits(ServerLimits limits) {
        this.most = limits.bundleEntries();
    }

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = HookOrder.LIMITS)
    public void check(RequestDetails request, RestOperationTypeEnum operation) {
        if (operation != RestOperationTypeEnum.TRANSACTION || !(request.getResource() instanceof Bundle bundle)) {
            return;
        }
        if (bundle.getEntry().size() > most) {
            throw tooMany(most);
        }
        request.setHeaders(SEMANTICS, List.of());
    }

    static Refused tooMany(int most) {
        return new Refused(Failure.ofRule(
                413,
                IssueType.TOOLONG,
                RuleCode.TOO_LARGE,
                "A bundle has " + most + " entries at most: send several bundles."));
    }
}

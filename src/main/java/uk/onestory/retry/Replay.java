package uk.onestory.retry;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.server.FhirInterceptor;
import uk.onestory.server.HookOrder;
import uk.onestory.server.Races;

/** Where an {@link Attempt} meets the request: after its access is decided, and when it fails. */
@Component
@Interceptor
public class Replay implements FhirInterceptor {

    private static final Set<HTTPVerb> READS = EnumSet.of(HTTPVerb.GET, HTTPVerb.HEAD);

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = HookOrder.REPLAY)
    public void admit(RequestDetails request, RestOperationTypeEnum operation) {
        Attempt.of(request).filter(attempt -> attempt.key() != null).ifPresent(attempt -> {
            if (operation == RestOperationTypeEnum.TRANSACTION && onlyReads(request)) {
                attempt.readsOnly();
            } else {
                attempt.admit(Callers.of(request).orElseThrow().scopes());
            }
        });
    }

    @Hook(value = Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION, order = HookOrder.REPLAY)
    public void failed(RequestDetails request, Throwable thrown) {
        Attempt.of(request)
                .filter(attempt -> !attempt.replays() && Races.lost(request, thrown))
                .ifPresent(Attempt::losesRace);
    }

    private static boolean onlyReads(RequestDetails request) {
        return request.getResource() instanceof Bundle bundle
                && bundle.getEntry().stream()
                        .allMatch(entry -> READS.contains(entry.getRequest().getMethod()));
    }
}

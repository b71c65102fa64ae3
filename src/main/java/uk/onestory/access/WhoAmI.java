package uk.onestory.access;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;
import uk.onestory.server.FhirOperations;

/** {@code GET /fhir/$whoami}: partner, organisation, kind, sector and scopes of the token, as Parameters. */
@Component
class WhoAmI implements FhirOperations {

    @Operation(name = "$whoami", idempotent = true)
    public Parameters whoAmI(RequestDetails request) {
        Caller caller = Callers.of(request).orElseThrow();
        Parameters answer = new Parameters();
        answer.addParameter("partner", new StringType(caller.partner().id()));
        answer.addParameter("organization", new Reference(caller.organization()));
        answer.addParameter("kind", new CodeType(lower(caller.partner().kind())));
        answer.addParameter("sector", new CodeType(caller.partner().sector().code()));
        Stream.of(caller.scopes().text().split(" "))
                .filter(scope -> !scope.isEmpty())
                .forEach(scope -> answer.addParameter("scope", new StringType(scope)));
        return answer;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }
}

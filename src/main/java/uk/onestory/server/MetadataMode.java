package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/** {@code GET /fhir/metadata?mode=…} (R4 http.html#capabilities): no other statement is given in place of the one asked for. */
@Component
@Interceptor
public class MetadataMode implements FhirInterceptor {

    private static final Set<String> SERVED = Set.of("full", "normative");

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void check(RequestDetails request) {
        String[] modes = request.getParameters().get("mode");
        if (request.getRestOperationType() == RestOperationTypeEnum.METADATA
                && modes != null
                && !Arrays.stream(modes).allMatch(SERVED::contains)) {
            throw new Refused(Failure.ofRule(
                    400,
                    IssueType.NOTSUPPORTED,
                    RuleCode.NOT_SUPPORTED,
                    "The mode is full: there is no TerminologyCapabilities here, $expand and $validate-code say what is"
                            + " known."));
        }
    }
}

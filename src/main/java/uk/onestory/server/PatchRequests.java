package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/** Refuses a patch that is none, and what a request must not carry since nothing here acts on it. */
@Component
@Interceptor
public class PatchRequests implements FhirInterceptor {

    private final FhirPatchForm form;

    PatchRequests(FhirContext fhir) {
        this.form = new FhirPatchForm(fhir);
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void check(RequestDetails request) {
        IBaseResource sent = request.getResource();
        if (sent instanceof Bundle bundle) {
            NotUnderstood.check(bundle);
        } else if (sent instanceof Parameters parameters) {
            NotUnderstood.check(parameters);
        }
        if (request.getRequestType() != RequestTypeEnum.PATCH || sent == null) {
            return;
        }
        if (!(sent instanceof Parameters patch)) {
            throw new Refused(Failure.of(
                            400,
                            IssueType.STRUCTURE,
                            "A patch is a JSON Patch or a FHIRPath Patch (Parameters); to replace the resource, PUT it.")
                    .at(sent.fhirType()));
        }
        form.check(patch, request.getResourceName());
    }
}

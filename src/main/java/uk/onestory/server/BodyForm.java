package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Refuses JSON that does not have the form of FHIR: 400, and all that does not fit is told at once. The validator could
 * not do it, as it sees what HAPI has read and not what was sent.
 */
@Component
@Interceptor
public class BodyForm implements FhirInterceptor {

    private final JsonForm form;
    private final BatchBody batches;

    BodyForm(FhirContext fhir, ServerLimits limits) {
        this.form = new JsonForm(fhir);
        this.batches = new BatchBody(form, limits.bundleEntries());
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void check(RequestDetails request) {
        if (RestfulServerUtils.determineRequestEncodingNoDefault(request) != EncodingEnum.JSON) {
            return;
        }
        byte[] body = request.loadRequestContents();
        if (body == null || body.length == 0) {
            return;
        }
        String expected = request.getResourceName() == null ? "Bundle" : request.getResourceName();
        List<Misfit> misfits = form.misfits(body, expected);
        if (!misfits.isEmpty()) {
            request.setRequestContents(soundPart(request, body).orElseThrow(() -> new Refused(misfits)));
        }
    }

    private Optional<byte[]> soundPart(RequestDetails request, byte[] body) {
        try {
            return batches.soundPart(request, body);
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }
}

package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/**
 * Refuses JSON and XML that do not have the form of FHIR: 400, and all that does not fit is told at once. The validator could
 * not do it, as it sees what HAPI has read and not what was sent.
 */
@Component
@Interceptor
public class BodyForm implements FhirInterceptor {

    private static final Set<RestOperationTypeEnum> WITH_BODY = EnumSet.of(
            RestOperationTypeEnum.CREATE,
            RestOperationTypeEnum.UPDATE,
            RestOperationTypeEnum.PATCH,
            RestOperationTypeEnum.TRANSACTION);

    private final JsonForm json;
    private final XmlForm xml;
    private final BatchBody batches;
    private final XmlBatchBody xmlBatches;

    BodyForm(FhirContext fhir, ServerLimits limits) {
        this.json = new JsonForm(fhir);
        this.xml = new XmlForm(fhir);
        this.xmlBatches = new XmlBatchBody(xml, limits.bundleEntries());
        this.batches = new BatchBody(json, limits.bundleEntries());
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void check(RequestDetails request) {
        if (request.getRequestType() == RequestTypeEnum.GET) {
            return;
        }
        byte[] body = request.loadRequestContents();
        String expected = request.getResourceName() == null ? "Bundle" : request.getResourceName();
        if (body == null || body.length == 0) {
            if (WITH_BODY.contains(request.getRestOperationType())) {
                throw new Refused(Failure.of(400, IssueType.REQUIRED, "The body is missing.")
                        .at(expected));
            }
            return;
        }
        BodyType type = BodyType.of(request.getHeader(Constants.HEADER_CONTENT_TYPE));
        if (type == BodyType.JSON_PATCH && request.getRestOperationType() == RestOperationTypeEnum.PATCH) {
            PatchForm.check(body, expected);
        } else if (type == BodyType.JSON) {
            checkJson(request, body, expected);
        } else if (type == BodyType.XML) {
            checkXml(request, body, expected);
        }
    }

    private void checkXml(RequestDetails request, byte[] body, String expected) {
        List<Misfit> misfits = xml.misfits(body, expected);
        if (!misfits.isEmpty()) {
            request.setRequestContents(
                    xmlBatches.soundPart(request, body, misfits).orElseThrow(() -> new Refused(misfits)));
        }
    }

    private void checkJson(RequestDetails request, byte[] body, String expected) {
        List<Misfit> misfits = json.misfits(body, expected);
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

package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.ResourceUtil;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/**
 * What a JSON Patch makes goes through the same check of its form as what is sent whole, alone and in bundles: HAPI keeps the
 * JSON that it read the patched resource from.
 */
@Component
@Interceptor
public class Patched implements StorageInterceptor {

    private static final String KEY = Patched.class.getName();

    private final JsonForm form;
    private final FhirPatchForm fhirPatches;

    Patched(FhirContext fhir) {
        this.form = new JsonForm(fhir);
        this.fhirPatches = new FhirPatchForm(fhir);
    }

    /** Of a batch each entry comes by as a transaction of its own. */
    @Hook(value = Pointcut.STORAGE_TRANSACTION_PROCESSING, order = HookOrder.PATCHED)
    public void entries(IBaseBundle sent, RequestDetails request) {
        if (sent instanceof Bundle bundle && bundle.getType() != BundleType.BATCH) {
            bundle.getEntry().stream()
                    .filter(entry -> entry.getRequest().getMethod() == HTTPVerb.PATCH)
                    .forEach(entry -> check(entry, request));
        }
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = HookOrder.PATCHED)
    public void updated(IBaseResource before, IBaseResource after, RequestDetails request) {
        String made = ResourceUtil.getRawStringFromResourceOrNull(after);
        if (made == null || request == null || !isByJsonPatch(request)) {
            return;
        }
        List<Misfit> misfits = form.misfits(made.getBytes(StandardCharsets.UTF_8), after.fhirType());
        if (!misfits.isEmpty()) {
            throw new Refused(misfits);
        }
    }

    private void check(BundleEntryComponent entry, RequestDetails request) {
        String type = entry.getRequest().getUrl() == null
                ? ""
                : entry.getRequest().getUrl().replaceFirst("^/", "").replaceFirst("[/?].*", "");
        if (entry.getResource() instanceof Parameters patch) {
            NotUnderstood.check(patch);
            if (SupportedResources.TYPES.contains(type)) {
                fhirPatches.check(patch, type);
            }
        } else if (entry.getResource() instanceof Binary patch) {
            jsonPatch(patch);
            if (request != null) {
                request.getUserData().put(KEY, true);
            }
        } else {
            throw new Refused(Failure.of(
                            400,
                            IssueType.STRUCTURE,
                            "An entry that patches holds Parameters (a FHIRPath Patch) or a Binary (a JSON Patch).")
                    .at("Bundle.entry.resource"));
        }
    }

    private static void jsonPatch(Binary patch) {
        if (BodyType.of(patch.getContentType()) != BodyType.JSON_PATCH) {
            throw new Refused(Failure.of(
                            415, IssueType.NOTSUPPORTED, "The contentType of a patch is application/json-patch+json.")
                    .at("Binary.contentType"));
        }
        try {
            byte[] data = patch.getData() == null ? new byte[0] : patch.getData();
            PatchForm.check(
                    SentText.inUtf8(data, BodyType.JSON_PATCH, "", "Binary"), // HAPI reads it as UTF-8
                    "Binary");
        } catch (RefusedRequest unreadable) {
            throw new Refused(unreadable.failure());
        }
    }

    private static boolean isByJsonPatch(RequestDetails request) {
        return Boolean.TRUE.equals(request.getUserData().get(KEY))
                || (request.getRequestType() == RequestTypeEnum.PATCH
                        && BodyType.of(request.getHeader("Content-Type")) == BodyType.JSON_PATCH);
    }
}

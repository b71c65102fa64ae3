package uk.onestory.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.interceptor.model.PrePatchDetails;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * A patch is rehearsed before HAPI applies it, alone and in bundles: what cannot be done is told by its operation, and what a
 * JSON Patch makes goes through the same check of its form as what is sent whole.
 */
@Component
@Interceptor
public class Patched implements StorageInterceptor {

    /** Decimals keep the zeroes that they end with. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final FhirContext fhir;
    private final JsonForm form;
    private final FhirPatchForm fhirPatches;
    private final FhirPatchSteps fhirPatchSteps;

    Patched(FhirContext fhir) {
        this.fhir = fhir;
        this.fhirPatchSteps = new FhirPatchSteps(fhir);
        this.form = new JsonForm(fhir);
        this.fhirPatches = new FhirPatchForm(fhir);
    }

    /** Of a batch each entry comes by as a transaction of its own. */
    @Hook(value = Pointcut.STORAGE_TRANSACTION_PROCESSING, order = HookOrder.PATCHED)
    public void entries(IBaseBundle sent) {
        if (sent instanceof Bundle bundle && bundle.getType() != BundleType.BATCH) {
            bundle.getEntry().stream()
                    .filter(entry -> entry.getRequest().getMethod() == HTTPVerb.PATCH)
                    .forEach(this::check);
        }
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_PREPATCH, order = HookOrder.PATCHED)
    public void patching(PrePatchDetails patch) {
        if (patch.getPatchType() == PatchTypeEnum.JSON_PATCH) {
            byJson(patch.getResource(), patch.getPatchBody());
        } else if (patch.getFhirPatchBody() instanceof Parameters operations
                && patch.getResource() instanceof Resource stored) {
            fhirPatchSteps.rehearse(stored, operations);
        }
    }

    private void byJson(IBaseResource stored, String patch) {
        String type = stored.fhirType();
        try {
            JsonNode made = JsonPatchSteps.apply(
                    JSON.readTree(fhir.newJsonParser().encodeResourceToString(stored)), JSON.readTree(patch), type);
            if (!type.equals(made.path("resourceType").textValue())) {
                throw new Refused(Failure.of(
                                400,
                                IssueType.STRUCTURE,
                                "What the patch makes is no " + type + " any more: leave resourceType as it is.")
                        .at(type));
            }
            if (!stored.getIdElement().getIdPart().equals(made.path("id").textValue())) {
                throw PatchRefusal.ofId(type);
            }
            List<Misfit> misfits = form.misfits(JSON.writeValueAsBytes(made), type);
            if (!misfits.isEmpty()) {
                throw new Refused(misfits);
            }
        } catch (JsonProcessingException unreadable) {
            throw new Refused(
                    Failure.of(400, IssueType.STRUCTURE, "The body is no JSON.").at(type));
        }
    }

    private void check(BundleEntryComponent entry) {
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
}

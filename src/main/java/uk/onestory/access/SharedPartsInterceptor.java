package uk.onestory.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.server.StorageInterceptor;

/**
 * Whoever does not see all of a response does not change it: what they sent back would delete what they were not shown.
 * They send a new one, whose answers count from then on.
 */
@Component
@Interceptor
public class SharedPartsInterceptor implements StorageInterceptor {

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void keep(IBaseResource before, IBaseResource after, RequestDetails request) {
        boolean blind = before instanceof QuestionnaireResponse response
                && Callers.of(request)
                        .filter(caller -> SharedParts.hidesFrom(caller, response))
                        .isPresent();
        if (blind) {
            throw Refusal.of(
                    Rule.SHARED_WITH_OTHERS,
                    "A part of this is shared with others only, and an update would lose it: send what is new as a"
                            + " QuestionnaireResponse of its own.",
                    "QuestionnaireResponse.item");
        }
    }
}

package uk.onestory.referral;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.server.EntryRefusals;
import uk.onestory.server.FhirInterceptor;
import uk.onestory.server.Preconditions;

/** Two services work on one Task or plan at the same time: whoever changes it names the version that was read. */
@Component
@Interceptor
public class VersionCheck implements FhirInterceptor {

    private static final Set<String> TYPES = Set.of("Task", "CarePlan");
    private static final Set<RestOperationTypeEnum> CHANGES =
            EnumSet.of(RestOperationTypeEnum.UPDATE, RestOperationTypeEnum.PATCH);

    private final DaoRegistry daos;

    VersionCheck(DaoRegistry daos) {
        this.daos = daos;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void check(RequestDetails request, RestOperationTypeEnum operation) {
        if (CHANGES.contains(operation)) {
            check(
                    request.getResourceName(),
                    (IdType) request.getId(),
                    Preconditions.ifMatch(request).isPresent());
        } else if (operation == RestOperationTypeEnum.TRANSACTION && request.getResource() instanceof Bundle bundle) {
            EntryRefusals.each(request, bundle, entry -> check(entry.getRequest(), request));
        }
    }

    private void check(BundleEntryRequestComponent entry, RequestDetails request) {
        if (entry.getMethod() == HTTPVerb.PUT || entry.getMethod() == HTTPVerb.PATCH) {
            String url = entry.getUrl() == null ? "" : entry.getUrl();
            boolean conditional = url.contains("?");
            IdType id = conditional ? null : new IdType(url);
            String type = conditional ? url.substring(0, url.indexOf('?')) : id.getResourceType();
            check(type, id, Preconditions.ifMatch(request, entry).isPresent());
        }
    }

    /** @param id null for a conditional update, which cannot tell what was read */
    private void check(String type, IdType id, boolean versionNamed) {
        if (TYPES.contains(type) && !versionNamed && (id == null || exists(type, id))) {
            throw Refusal.of(
                    Rule.VERSION_NEEDED,
                    "Send If-Match with the version that you read, for example If-Match: W/\"3\".",
                    type);
        }
    }

    private boolean exists(String type, IdType id) {
        try {
            daos.getResourceDao(type).read(new IdType(type, id.getIdPart()), Callers.server());
            return true;
        } catch (ResourceNotFoundException | ResourceGoneException created) {
            return false;
        }
    }
}

package uk.onestory.referral;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.server.EntryRefusals;
import uk.onestory.server.FhirInterceptor;
import uk.onestory.server.HookOrder;

/** Two services work on one Task or plan at the same time: whoever changes it names the version that was read. */
@Component
@Interceptor
public class VersionCheck implements FhirInterceptor {

    private static final Set<String> TYPES = Set.of("Task", "CarePlan");
    private static final Set<RestOperationTypeEnum> CHANGES =
            EnumSet.of(RestOperationTypeEnum.UPDATE, RestOperationTypeEnum.PATCH);
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"?\\d{1,18}\"?");

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
                    isNamed(request.getHeader(Constants.HEADER_IF_MATCH)));
        } else if (operation == RestOperationTypeEnum.TRANSACTION && request.getResource() instanceof Bundle bundle) {
            EntryRefusals.each(request, bundle, entry -> check(entry.getRequest()));
        }
    }

    /** A conditional update finds its resource late; HAPI does not compare its version, so it is compared here. */
    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = HookOrder.PREPARE - 1)
    public void checkConditional(IBaseResource before, RequestDetails request) {
        boolean conditional = request instanceof ServletRequestDetails
                && CHANGES.contains(request.getRestOperationType())
                && request.getId() == null;
        String named = conditional ? request.getHeader(Constants.HEADER_IF_MATCH) : null;
        if (named != null && before != null && TYPES.contains(before.fhirType())) {
            String version = named.replaceAll("[W/\"\\s]", "");
            if (!version.equals(before.getIdElement().getVersionIdPart())) {
                throw Refusal.plain(
                        412,
                        IssueType.CONFLICT,
                        "The resource has a newer version than If-Match names: read it again.");
            }
        }
    }

    private void check(BundleEntryRequestComponent entry) {
        if (entry.getMethod() == HTTPVerb.PUT || entry.getMethod() == HTTPVerb.PATCH) {
            String url = entry.getUrl() == null ? "" : entry.getUrl();
            boolean conditional = url.contains("?");
            IdType id = conditional ? null : new IdType(url);
            String type = conditional ? url.substring(0, url.indexOf('?')) : id.getResourceType();
            // HAPI does not compare the version of an entry that names its resource by a search.
            check(type, id, isNamed(entry.getIfMatch()) && !conditional);
        }
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 400 for what is no version of this server */
    private static boolean isNamed(String ifMatch) {
        if (ifMatch != null && !VERSION.matcher(ifMatch.trim()).matches()) {
            throw Refusal.plain(400, IssueType.VALUE, "If-Match is a version that was read, for example W/\"3\".");
        }
        return ifMatch != null;
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

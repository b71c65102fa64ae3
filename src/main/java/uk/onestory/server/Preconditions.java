package uk.onestory.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.springframework.stereotype.Component;

/**
 * Reads the conditions of a request and of the entries of a bundle, and gives HAPI of {@code If-Match} what it can read: one
 * version. {@link StoredConditions} compares, in the transaction that writes.
 */
@Component
@Interceptor
public class Preconditions implements FhirInterceptor {

    private static final String CONDITION = Condition.class.getName();
    private static final String OF_ENTRIES = CONDITION + ".entries";
    private static final String OF_RESOURCES = CONDITION + ".resources";

    private final DaoRegistry daos;

    Preconditions(DaoRegistry daos) {
        this.daos = daos;
    }

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED, order = HookOrder.NAMES)
    public void read(RequestDetails request) {
        boolean reads =
                request.getRequestType() == RequestTypeEnum.GET || request.getRequestType() == RequestTypeEnum.HEAD;
        Condition condition = Condition.of(
                joined(request, Constants.HEADER_IF_MATCH),
                reads ? null : joined(request, Constants.HEADER_IF_NONE_MATCH));
        if (condition.isEmpty()) {
            return;
        }
        request.getUserData().put(CONDITION, condition);
        condition
                .match()
                .ifPresent(tags -> request.setHeaders(
                        Constants.HEADER_IF_MATCH,
                        tags.only()
                                .map(version -> List.of("W/\"" + version + "\""))
                                .orElse(List.of())));
    }

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = HookOrder.ACCESS + 1)
    public void entries(RequestDetails request, RestOperationTypeEnum operation) {
        if (operation != RestOperationTypeEnum.TRANSACTION || !(request.getResource() instanceof Bundle bundle)) {
            return;
        }
        Map<String, Condition> conditions = new HashMap<>();
        IdentityHashMap<IBaseResource, Condition> resources = new IdentityHashMap<>();
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            BundleEntryRequestComponent asked = entry.getRequest();
            if (writes(asked) && (asked.hasIfMatch() || asked.hasIfNoneMatch())) {
                Condition condition = condition(asked, bundle.getType() == BundleType.BATCH);
                conditions.put(Condition.key(asked), condition);
                if (asked.getMethod() == HTTPVerb.PUT && entry.getResource() != null) {
                    resources.put(entry.getResource(), condition);
                }
                condition
                        .match()
                        .ifPresent(tags -> asked.setIfMatch(tags.only()
                                .map(version -> "W/\"" + version + "\"")
                                .orElse(null)));
            }
        }
        request.getUserData().put(OF_ENTRIES, conditions);
        request.getUserData().put(OF_RESOURCES, resources);
    }

    /** An operation that changes a resource compares one version: of several, it is the one that is there. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = HookOrder.ACCESS + 1)
    public void operation(RequestDetails request, RestOperationTypeEnum operation) {
        List<Long> named = ifMatch(request).map(EntityTags::versions).orElse(List.of());
        if (operation == RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE && named.size() > 1) {
            IBaseResource there = daos.getResourceDao(request.getResourceName())
                    .read(request.getId().toUnqualifiedVersionless(), new SystemRequestDetails());
            of(request).orElseThrow().checkPresent(there);
            request.setHeaders(
                    Constants.HEADER_IF_MATCH,
                    List.of("W/\"" + there.getIdElement().getVersionIdPart() + "\""));
        }
    }

    /** What the client named, also where HAPI cannot read it; empty where it named nothing. */
    public static Optional<EntityTags> ifMatch(RequestDetails request) {
        return Optional.ofNullable((Condition) request.getUserData().get(CONDITION))
                .flatMap(Condition::match);
    }

    /** The same of an entry of the bundle that the request brings. */
    public static Optional<EntityTags> ifMatch(RequestDetails request, BundleEntryRequestComponent entry) {
        return ofEntries(request, Condition.key(entry)).flatMap(Condition::match);
    }

    /** The condition of the request that writes, be it all of it or one entry. */
    static Optional<Condition> of(RequestDetails request) {
        return request.isSubRequest()
                ? ofEntries(request, Condition.key(request))
                : Optional.ofNullable((Condition) request.getUserData().get(CONDITION));
    }

    /** Of the entry that brings a resource: HAPI stores updates last, when it knows of no entry any more. */
    static Optional<Condition> of(RequestDetails request, IBaseResource brought) {
        Map<?, ?> conditions = (Map<?, ?>) request.getUserData().get(OF_RESOURCES);
        return Optional.ofNullable(conditions).map(all -> (Condition) all.get(brought));
    }

    private static Optional<Condition> ofEntries(RequestDetails request, String key) {
        Map<?, ?> conditions = (Map<?, ?>) request.getUserData().get(OF_ENTRIES);
        return Optional.ofNullable(conditions).map(all -> (Condition) all.get(key));
    }

    private static Condition condition(BundleEntryRequestComponent asked, boolean byItself) {
        try {
            return Condition.of(asked.getIfMatch(), asked.getIfNoneMatch());
        } catch (Refused unreadable) {
            if (!byItself) {
                throw unreadable;
            }
            return Condition.unreadable(unreadable);
        }
    }

    private static boolean writes(BundleEntryRequestComponent entry) {
        return entry.getMethod() != null && entry.getMethod() != HTTPVerb.GET && entry.getMethod() != HTTPVerb.HEAD;
    }

    /** A list may come in several lines. */
    private static String joined(RequestDetails request, String header) {
        List<String> lines = request.getHeaders(header);
        return lines == null || lines.isEmpty() ? null : String.join(",", lines);
    }
}

package uk.onestory.conformance;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UrlType;
import org.springframework.stereotype.Component;
import uk.onestory.fhir.Narratives;
import uk.onestory.fhir.Placeholder;
import uk.onestory.fhir.References;
import uk.onestory.fhir.SearchUrl;
import uk.onestory.fhir.ServerBase;

/**
 * References of a transaction to an entry whose {@code fullUrl} is an http one (FHIR R4 http.html#trules and
 * bundle.html#references). HAPI replaces those by urn: only, so such an entry gets a urn: before HAPI sees it.
 */
@Component
class EntryLinks {

    private static final Pattern RESTFUL =
            Pattern.compile("(https?://.+)/([A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64})", Pattern.CASE_INSENSITIVE);

    private final FhirContext fhir;

    EntryLinks(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 400 for two entries of one URL */
    void link(Bundle transaction) {
        Map<String, String> targets = new HashMap<>();
        Map<String, String> unrooted = new HashMap<>();
        IdentityHashMap<BundleEntryComponent, String> roots = new IdentityHashMap<>();
        for (BundleEntryComponent entry : transaction.getEntry()) {
            inLowerCase(entry);
            Matcher url = RESTFUL.matcher(entry.hasFullUrl() ? entry.getFullUrl() : "");
            if (url.matches()) {
                roots.put(entry, url.group(1));
            }
            if (isHttp(entry.getFullUrl()) && entry.getResource() != null && isWritten(entry.getRequest())) {
                register(entry, url, targets, unrooted);
            }
        }
        if (!targets.isEmpty()) {
            transaction.getEntry().forEach(entry -> replace(entry, roots.get(entry), targets, unrooted));
        }
    }

    /** RFC 4122 tells UUIDs apart whatever their case; HAPI does not. References come by {@link ReferenceForm}. */
    private static void inLowerCase(BundleEntryComponent entry) {
        if (entry.hasFullUrl()) {
            entry.setFullUrl(Placeholder.normal(entry.getFullUrl()));
        }
        BundleEntryRequestComponent request = entry.getRequest();
        if (request.hasUrl()) {
            request.setUrl(Placeholder.normalIn(request.getUrl()));
        }
        if (request.hasIfNoneExist()) {
            request.setIfNoneExist(Placeholder.normalIn(request.getIfNoneExist()));
        }
        if (entry.getResource() != null) {
            Narratives.mapLinks(entry.getResource(), Placeholder::normal);
        }
    }

    private static boolean isHttp(String url) {
        String start =
                url == null ? "" : url.substring(0, Math.min(8, url.length())).toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://");
    }

    private static boolean isWritten(BundleEntryRequestComponent request) {
        return request.getMethod() == HTTPVerb.POST || (request.getMethod() == HTTPVerb.PUT && request.hasUrl());
    }

    private static void register(
            BundleEntryComponent entry, Matcher url, Map<String, String> targets, Map<String, String> unrooted) {
        String name = ServerBase.normal(entry.getFullUrl());
        boolean known = entry.getRequest().getMethod() == HTTPVerb.PUT
                && entry.getRequest().getUrl().indexOf('?') < 0;
        String target = known
                ? entry.getRequest().getUrl()
                : "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        if (targets.put(name, target) != null) {
            throw Refusal.plain(400, IssueType.DUPLICATE, "Each entry of a transaction has a fullUrl of its own.");
        }
        if (!known) {
            entry.setFullUrl(target);
            Resource resource = entry.getResource();
            if (resource.getIdElement().hasIdPart()) {
                unrooted.put(resource.fhirType() + "/" + resource.getIdElement().getIdPart(), target);
            } else if (url.matches()) {
                unrooted.put(url.group(2), target);
            }
        }
    }

    private void replace(
            BundleEntryComponent entry, String root, Map<String, String> targets, Map<String, String> unrooted) {
        BundleEntryRequestComponent request = entry.getRequest();
        request.setUrl(SearchUrl.mapped(request.getUrl(), (name, value) -> linked(value, targets)));
        request.setIfNoneExist(SearchUrl.condition(request.getIfNoneExist(), (name, value) -> linked(value, targets)));
        Resource resource = entry.getResource();
        if (resource == null) {
            return;
        }
        for (References found : References.of(fhir, resource)) {
            String target = target(found.target(), root, targets, unrooted);
            if (target != null) {
                found.reference().setReference(target);
            }
        }
        for (UrlType uri : fhir.newTerser().getAllPopulatedChildElementsOfType(resource, UrlType.class)) {
            String target = targets.get(ServerBase.normal(uri.getValue()));
            if (target != null) {
                uri.setValue(target);
            }
        }
        Narratives.mapLinks(resource, link -> target(link, root, targets, unrooted));
    }

    private static String target(
            String reference, String root, Map<String, String> targets, Map<String, String> unrooted) {
        if (isHttp(reference)) {
            return targets.get(ServerBase.normal(reference));
        }
        return root == null ? unrooted.get(reference) : targets.get(ServerBase.normal(root + "/" + reference));
    }

    private static String linked(String value, Map<String, String> targets) {
        return SearchUrl.alternatives(value, one -> targets.getOrDefault(ServerBase.normal(one), one));
    }
}

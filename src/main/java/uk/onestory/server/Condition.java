package uk.onestory.server;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.util.MatchUrlUtil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * Under which condition a request, or an entry of one, is performed.
 *
 * @param unreadable what is said when it is to be performed, as for an entry of a batch; null for what can be read
 */
record Condition(Optional<EntityTags> match, Optional<EntityTags> noneMatch, Refused unreadable) {

    private static final String IF_MATCH = "If-Match";
    private static final String IF_NONE_MATCH = "If-None-Match";

    /** @throws Refused 400 */
    static Condition of(String match, String noneMatch) {
        return new Condition(EntityTags.of(IF_MATCH, match), EntityTags.of(IF_NONE_MATCH, noneMatch), null);
    }

    static Condition unreadable(Refused refused) {
        return new Condition(Optional.of(new EntityTags(false, List.of())), Optional.empty(), refused);
    }

    boolean isEmpty() {
        return match.isEmpty() && noneMatch.isEmpty();
    }

    /** What is to be changed is not there. */
    void checkAbsent() {
        checkReadable();
        if (match.isPresent()) {
            throw refused("If-Match names a version, but there is none: send it without If-Match to create it.");
        }
    }

    void checkPresent(IBaseResource there) {
        checkReadable();
        String version = there.getIdElement().getVersionIdPart();
        if (version == null) {
            return;
        }
        if (match.isPresent() && !match.get().match(version)) {
            throw refused("The resource has another version than If-Match names: read it again.");
        }
        if (noneMatch.isPresent() && noneMatch.get().match(version)) {
            throw refused("The resource is there, in a version that If-None-Match excludes.");
        }
    }

    private void checkReadable() {
        if (unreadable != null) {
            throw unreadable;
        }
    }

    private static Refused refused(String words) {
        return new Refused(Failure.ofRule(412, IssueType.CONFLICT, RuleCode.VERSION_STALE, words));
    }

    /** The same for an entry and for the request that HAPI makes of it. */
    static String key(BundleEntryRequestComponent entry) {
        String url = entry.getUrl() == null ? "" : entry.getUrl();
        int search = url.indexOf('?');
        Map<String, List<String>> parameters = new TreeMap<>();
        if (search >= 0) {
            MatchUrlUtil.translateMatchUrl(url.substring(search)).forEach(pair -> parameters
                    .computeIfAbsent(pair.getName(), name -> new ArrayList<>())
                    .add(pair.getValue()));
        }
        String path = search < 0 ? url : url.substring(0, search);
        return key(String.valueOf(entry.getMethod()), path, parameters);
    }

    static String key(RequestDetails entry) {
        Map<String, List<String>> parameters = entry.getParameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        named -> Arrays.asList(named.getValue()),
                        (one, other) -> one,
                        TreeMap::new));
        return key(String.valueOf(entry.getRequestType()), entry.getRequestPath(), parameters);
    }

    private static String key(String method, String path, Map<String, List<String>> parameters) {
        return method + " " + (path.startsWith("/") ? path.substring(1) : path) + " " + parameters;
    }
}

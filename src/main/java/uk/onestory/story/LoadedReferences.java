package uk.onestory.story;

import ca.uhn.fhir.util.FhirTerser;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/**
 * The references of resources by their stored JSON: a look through the text costs a hundredth of a walk through the
 * model. In JSON as the storage writes it, without white space, the key cannot be confused with anything that people
 * wrote: there its quotes would be escaped. What was changed since it was loaded is walked through.
 */
final class LoadedReferences implements ReferencesOf {

    private static final String KEY = "\"reference\":\"";

    private final FhirTerser terser;
    private final IdentityHashMap<Resource, Set<String>> byText = new IdentityHashMap<>();

    LoadedReferences(FhirTerser terser) {
        this.terser = terser;
    }

    /** @param json null where the storage has another form of it */
    void add(Resource resource, String json) {
        if (json != null) {
            byText.put(resource, in(json));
        }
    }

    @Override
    public Collection<String> of(Resource resource) {
        Set<String> known = byText.get(resource);
        return known == null ? References.in(terser, resource) : known;
    }

    static Set<String> in(String json) {
        Set<String> keys = new LinkedHashSet<>();
        for (int at = json.indexOf(KEY); at >= 0; at = json.indexOf(KEY, at)) {
            at += KEY.length();
            int end = json.indexOf('"', at);
            String key = key(json.substring(at, end));
            if (key != null) {
                keys.add(key);
            }
            at = end;
        }
        return keys;
    }

    /** As {@link References#key(org.hl7.fhir.r4.model.Reference)} has it; null for a place elsewhere. */
    private static String key(String reference) {
        int slash = reference.indexOf('/');
        if (slash < 1 || reference.indexOf(':') >= 0 || reference.charAt(0) == '#') {
            return null;
        }
        int next = reference.indexOf('/', slash + 1);
        return next < 0 ? reference : reference.substring(0, next);
    }
}

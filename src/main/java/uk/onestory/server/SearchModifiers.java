package uk.onestory.server;

import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which modifiers a parameter takes, beside the types that a reference points to (FHIR R4
 * search.html#modifiers, less what is not offered here: {@code :contains} of a text, {@code :text}, and {@code :identifier}, {@code :above} and
 * {@code :below} of a reference).
 */
final class SearchModifiers {

    private static final Map<RestSearchParameterTypeEnum, Set<String>> ALLOWED = Map.of(
            RestSearchParameterTypeEnum.STRING, Set.of("exact"),
            RestSearchParameterTypeEnum.TOKEN, Set.of("not", "in", "not-in", "above", "below", "of-type"),
            RestSearchParameterTypeEnum.URI, Set.of("above", "below", "contains"));

    /** What HAPI asks of other tables than the index of the parameter takes less than its kind. */
    private static final Map<String, Set<String>> OF_ONE =
            Map.of("_id", Set.of(), "_lastUpdated", Set.of(), "_source", Set.of("missing", "above", "below"));

    /** Of these HAPI does not know what is missing. */
    private static final Set<RestSearchParameterTypeEnum> NEVER_MISSING = EnumSet.of(
            RestSearchParameterTypeEnum.COMPOSITE,
            RestSearchParameterTypeEnum.SPECIAL,
            RestSearchParameterTypeEnum.HAS);

    private SearchModifiers() {}

    static boolean allow(String name, RestSearchParameterTypeEnum kind, String modifier) {
        Set<String> ofThis = OF_ONE.get(name);
        if (ofThis != null) {
            return ofThis.contains(modifier);
        }
        return "missing".equals(modifier)
                ? !NEVER_MISSING.contains(kind)
                : ALLOWED.getOrDefault(kind, Set.of()).contains(modifier);
    }
}

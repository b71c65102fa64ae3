package uk.onestory.server;

import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.Map;
import java.util.Set;

/**
 * Which modifiers a kind of parameter takes, beside {@code :missing} and the types that a reference points to (FHIR R4
 * search.html#modifiers, less what is not offered here: {@code :contains} of a text, {@code :text}, and {@code :identifier}, {@code :above} and
 * {@code :below} of a reference).
 */
final class SearchModifiers {

    private static final Map<RestSearchParameterTypeEnum, Set<String>> ALLOWED = Map.of(
            RestSearchParameterTypeEnum.STRING, Set.of("exact"),
            RestSearchParameterTypeEnum.TOKEN, Set.of("not", "in", "not-in", "above", "below", "of-type"),
            RestSearchParameterTypeEnum.URI, Set.of("above", "below", "contains"));

    private SearchModifiers() {}

    static boolean allow(RestSearchParameterTypeEnum kind, String modifier) {
        return ALLOWED.getOrDefault(kind, Set.of()).contains(modifier);
    }
}

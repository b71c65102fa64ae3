package uk.onestory.server;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Whether a parameter of a search says something, in chains and {@code _has} too. HAPI passes over an empty value, an
 * unknown modifier and their kin, and what is passed over finds other people than those who are meant.
 */
@Component
class SearchGrammar {

    private static final String HAS = "_has:";

    private static final Map<String, RestSearchParameterTypeEnum> OF_ALL_TYPES = Map.of(
            "_id", RestSearchParameterTypeEnum.TOKEN,
            "_lastUpdated", RestSearchParameterTypeEnum.DATE,
            "_tag", RestSearchParameterTypeEnum.TOKEN,
            "_security", RestSearchParameterTypeEnum.TOKEN,
            "_profile", RestSearchParameterTypeEnum.URI,
            "_source", RestSearchParameterTypeEnum.URI);

    private final ISearchParamRegistry registry;

    SearchGrammar(ISearchParamRegistry registry) {
        this.registry = registry;
    }

    /** @return what is wrong, as the end of a sentence about the parameter; empty where nothing is */
    Optional<String> fault(String type, String name, Collection<String> values) {
        if (name.startsWith(HAS)) {
            return faultOfHas(type, name.substring(HAS.length()), values);
        }
        int dot = name.indexOf('.');
        String[] head = (dot < 0 ? name : name.substring(0, dot)).split(":", -1);
        Optional<RestSearchParameterTypeEnum> kind = kind(type, head[0]);
        if (kind.isEmpty()) {
            return Optional.of("is not known for " + type + ". Known are: " + known(type));
        }
        if (head.length > 2) {
            return Optional.of("has more than one modifier");
        }
        String modifier = head.length == 2 ? head[1] : null;
        if (dot >= 0) {
            return faultOfChain(type, head[0], modifier, name.substring(dot + 1), values);
        }
        if ("missing".equals(modifier)) {
            return values.stream().allMatch(Set.of("true", "false")::contains)
                    ? Optional.empty()
                    : Optional.of("takes true or false");
        }
        if (modifier != null && !SearchModifiers.allow(kind.get(), modifier) && !isTarget(type, head[0], modifier)) {
            return Optional.of("has a modifier that is not known for it");
        }
        return values.stream()
                .flatMap(value -> SearchValue.fault(kind.get(), modifier, value).stream())
                .findFirst();
    }

    boolean isKnown(String type, String name) {
        return kind(type, name).isPresent();
    }

    /** Whether it can be searched by a reference to (one of) that type. */
    boolean isReference(String type, String name) {
        return kind(type, name)
                .filter(RestSearchParameterTypeEnum.REFERENCE::equals)
                .isPresent();
    }

    private Optional<String> faultOfHas(String type, String rest, Collection<String> values) {
        String[] parts = rest.split(":", 3);
        if (parts.length < 3) {
            return Optional.of("takes the form _has:[type]:[reference]:[parameter]");
        }
        if (!SupportedResources.TYPES.contains(parts[0]) || !isReference(parts[0], parts[1])) {
            return Optional.of("names a type or a reference of it that is not known here");
        }
        Set<String> targets = targets(parts[0], parts[1]);
        if (!targets.isEmpty() && !targets.contains(type)) {
            return Optional.of("names a reference that never points to " + type);
        }
        return fault(parts[0], parts[2], values);
    }

    private Optional<String> faultOfChain(
            String type, String name, String target, String rest, Collection<String> values) {
        if (!isReference(type, name)) {
            return Optional.of("is no reference, so nothing can be chained to it");
        }
        Collection<String> targets = target == null ? targets(type, name) : List.of(target);
        if (target != null && !isTarget(type, name, target)) {
            return Optional.of("names a type that it never points to");
        }
        // what one of the types understands is a question; HAPI asks it of those that do
        Optional<String> first = Optional.empty();
        for (String one : targets) {
            Optional<String> fault = fault(one, rest, values);
            if (fault.isEmpty()) {
                return fault;
            }
            if (first.isEmpty() || isKnown(one, rest.split("[.:]", 2)[0])) {
                first = fault;
            }
        }
        return first.isEmpty() ? Optional.of("points to nothing that is served here") : first;
    }

    private Optional<RestSearchParameterTypeEnum> kind(String type, String name) {
        RestSearchParameterTypeEnum always = OF_ALL_TYPES.get(name);
        return always != null ? Optional.of(always) : parameter(type, name).map(RuntimeSearchParam::getParamType);
    }

    private boolean isTarget(String type, String name, String target) {
        return isReference(type, name)
                && SupportedResources.TYPES.contains(target)
                && (targets(type, name).isEmpty() || targets(type, name).contains(target));
    }

    private Set<String> targets(String type, String name) {
        return parameter(type, name).map(RuntimeSearchParam::getTargets).orElse(Set.of());
    }

    private Optional<RuntimeSearchParam> parameter(String type, String name) {
        return name.isEmpty() || name.startsWith("_")
                ? Optional.empty()
                : Optional.ofNullable(registry.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH));
    }

    private List<String> known(String type) {
        return registry.getActiveSearchParams(type, SearchParamLookupContextEnum.SEARCH).getSearchParamNames().stream()
                .sorted()
                .distinct()
                .toList();
    }

    /** Whether a name that begins with {@code _} narrows a search; the others shape its result. */
    static boolean isOfAllTypes(String name) {
        return name.startsWith(HAS) || OF_ALL_TYPES.containsKey(name.split("[:.]", 2)[0]);
    }
}

package uk.onestory.server;

import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.Collection;
import java.util.List;
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

    private final KnownParameters parameters;
    private final SearchedComposites composites;

    SearchGrammar(KnownParameters parameters, SearchedComposites composites) {
        this.parameters = parameters;
        this.composites = composites;
    }

    /** @return what is wrong, as the end of a sentence about the parameter; empty where nothing is */
    Optional<String> fault(String type, String name, Collection<String> values) {
        if (name.startsWith(HAS)) {
            return faultOfHas(type, name.substring(HAS.length()), values);
        }
        int dot = name.indexOf('.');
        String[] head = (dot < 0 ? name : name.substring(0, dot)).split(":", -1);
        Optional<RestSearchParameterTypeEnum> kind = parameters.kind(type, head[0]);
        if (kind.isEmpty()) {
            return Optional.of("is not known for " + type + ". Known are: " + parameters.known(type));
        }
        if (head.length > 2) {
            return Optional.of("has more than one modifier");
        }
        String modifier = head.length == 2 ? head[1] : null;
        if (dot >= 0) {
            return faultOfChain(type, head[0], modifier, name.substring(dot + 1), values);
        }
        if (modifier != null
                && !SearchModifiers.allow(head[0], kind.get(), modifier)
                && !parameters.isTarget(type, head[0], modifier)) {
            return Optional.of("has a modifier that is not known for it");
        }
        if ("missing".equals(modifier)) {
            return isTruth(values) ? Optional.empty() : Optional.of("takes true or false");
        }
        return values.stream()
                .flatMap(value -> faultOfValue(type, head[0], kind.get(), modifier, value).stream())
                .findFirst();
    }

    private static boolean isTruth(Collection<String> values) {
        return values.stream().allMatch(Set.of("true", "false")::contains);
    }

    private Optional<String> faultOfValue(
            String type, String name, RestSearchParameterTypeEnum kind, String modifier, String value) {
        if (name.equals("_id") && SearchedReference.namesAVersion(value)) {
            return Optional.of(SearchedReference.VERSION);
        }
        if (name.equals("_lastUpdated") && SearchValue.alternatives(value).size() > 1) {
            return Optional.of("takes one value; to narrow it further, send it a second time");
        }
        Optional<String> fault = SearchValue.fault(kind, modifier, value);
        if (fault.isPresent()) {
            return fault;
        }
        if (kind == RestSearchParameterTypeEnum.COMPOSITE) {
            return composites.fault(parameters.of(type, name).orElseThrow(), value);
        }
        boolean plain = modifier == null || modifier.equals("not");
        return plain && parameters.isBoolean(type, name) && !isTrueOrFalse(value)
                ? Optional.of("takes true or false")
                : Optional.empty();
    }

    /** FHIR allows a system before it. */
    private static boolean isTrueOrFalse(String value) {
        return SearchValue.alternatives(value).stream()
                .map(one -> one.substring(one.lastIndexOf('|') + 1))
                .allMatch(Set.of("true", "false")::contains);
    }

    boolean isKnown(String type, String name) {
        return parameters.kind(type, name).isPresent();
    }

    /** Whether it can be searched by a reference to (one of) that type. */
    boolean isReference(String type, String name) {
        return parameters.isReference(type, name);
    }

    private Optional<String> faultOfHas(String type, String rest, Collection<String> values) {
        String[] parts = rest.split(":", 3);
        if (parts.length < 3) {
            return Optional.of("takes the form _has:[type]:[reference]:[parameter]");
        }
        if (!SupportedResources.TYPES.contains(parts[0]) || !isReference(parts[0], parts[1])) {
            return Optional.of("names a type or a reference of it that is not known here");
        }
        Set<String> targets = parameters.targets(parts[0], parts[1]);
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
        Collection<String> targets = target == null ? parameters.targets(type, name) : List.of(target);
        if (target != null && !parameters.isTarget(type, name, target)) {
            return Optional.of("names a type that it never points to");
        }
        Optional<String> lost = ChainEnd.fault(parameters, targets, rest);
        if (lost.isPresent()) {
            return lost;
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

    /** Whether a name that begins with {@code _} narrows a search; the others shape its result. */
    static boolean isOfAllTypes(String name) {
        return name.startsWith(HAS) || KnownParameters.OF_ALL_TYPES.containsKey(name.split("[:.]", 2)[0]);
    }
}

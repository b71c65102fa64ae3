package uk.onestory.server;

import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What shapes the result of a search or read: a value that is not understood would be passed over. */
@Component
class ResultParameters {

    /** Of every request that is answered with resources. */
    static final Set<String> OF_READS = Set.of("_format", "_pretty", "_summary", "_elements");

    static final Set<String> OF_HISTORIES = Set.of("_count", "_offset", "_since", "_at");

    private static final Map<String, Set<String>> CODES = Map.of(
            "_summary", Set.of("true", "false", "text", "data", "count"),
            "_total", Set.of("none", "estimate", "accurate"),
            "_pretty", Set.of("true", "false"));

    private static final Set<String> INCLUSION = Set.of("_include", "_revinclude");
    private static final Set<String> ITERATION = Set.of("iterate", "recurse");
    private static final Set<String> OTHERS = Set.of("_sort", "_count", "_offset", "_elements", "_format");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern DOT = Pattern.compile("\\.");

    private final FhirContext fhir;
    private final SearchGrammar grammar;

    ResultParameters(FhirContext fhir, SearchGrammar grammar) {
        this.fhir = fhir;
        this.grammar = grammar;
    }

    boolean know(String name) {
        return CODES.containsKey(name) || INCLUSION.contains(name) || OTHERS.contains(name);
    }

    /** @param name of one that is known, with its modifier */
    Optional<String> fault(String type, String name, Collection<String> values) {
        String[] parts = name.split(":", -1);
        if (parts.length > 1 && !mayHave(parts)) {
            return Optional.of("has a modifier that is not known for it");
        }
        return switch (parts[0]) {
            case "_sort" -> each(values, key -> isSort(type, key), "names no parameter to sort by");
            case "_elements" -> each(values, path -> isElement(type, path), "names no element");
            case "_include", "_revinclude" ->
                values.stream().allMatch(this::isInclusion)
                        ? Optional.empty()
                        : Optional.of("takes [type]:[reference], or [type]:[reference]:[type]");
            case "_summary", "_total", "_pretty" ->
                CODES.get(parts[0]).containsAll(values) && values.size() == 1
                        ? Optional.empty()
                        : Optional.of("takes one of "
                                + CODES.get(parts[0]).stream().sorted().toList());
            default -> Optional.empty(); // checked where they are read
        };
    }

    private static boolean mayHave(String... parts) {
        return parts.length == 2 && INCLUSION.contains(parts[0]) && ITERATION.contains(parts[1]);
    }

    private static Optional<String> each(Collection<String> values, Predicate<String> known, String otherwise) {
        return values.stream()
                        .allMatch(value -> Stream.of(COMMA.split(value, -1)).allMatch(known))
                ? Optional.empty()
                : Optional.of(otherwise);
    }

    private boolean isSort(String type, String key) {
        String stripped = key.strip();
        String name = stripped.startsWith("-") ? stripped.substring(1) : stripped;
        return name.contains(".")
                ? Stream.of("2026", "true").anyMatch(value -> grammar.fault(type, name, Set.of(value))
                        .isEmpty())
                : "_id".equals(name) || "_lastUpdated".equals(name) || grammar.isKnown(type, name);
    }

    private boolean isElement(String type, String path) {
        String[] names = DOT.split(path.strip(), -1);
        boolean typed = "*".equals(names[0]) || SupportedResources.TYPES.contains(names[0]);
        String of = typed && !"*".equals(names[0]) ? names[0] : type;
        String name = typed && names.length > 1 ? names[1] : names[0];
        if (typed && names.length == 1) {
            return false;
        }
        BaseRuntimeElementCompositeDefinition<?> definition = fhir.getResourceDefinition(of);
        return !name.isEmpty()
                && (definition.getChildByName(name) != null || definition.getChildByName(name + "[x]") != null);
    }

    private boolean isInclusion(String value) {
        if ("*".equals(value)) {
            return true;
        }
        String[] parts = value.split(":", -1);
        return parts.length > 1
                && parts.length < 4
                && SupportedResources.TYPES.contains(parts[0])
                && ("*".equals(parts[1]) || grammar.isReference(parts[0], parts[1]))
                && (parts.length < 3 || SupportedResources.TYPES.contains(parts[2]));
    }
}

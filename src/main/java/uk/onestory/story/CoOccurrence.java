package uk.onestory.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.server.Extensions;

/** Conditions that go together, by extension {@code OneStory-CoOccursWith}: whether one of them says so or both. */
final class CoOccurrence {

    private static final String CO_OCCURS_WITH = FhirPackage.BASE + "/StructureDefinition/OneStory-CoOccursWith";

    private CoOccurrence() {}

    /** @return each condition in one group, alone or with all that it goes together with; in the order given */
    static Collection<List<Condition>> groups(List<Condition> conditions) {
        Map<String, List<Condition>> groups = new LinkedHashMap<>();
        conditions.forEach(condition -> groups.put(References.key(condition), new ArrayList<>(List.of(condition))));
        for (Condition condition : conditions) {
            for (Extension pair : condition.getExtensionsByUrl(CO_OCCURS_WITH)) {
                other(pair).map(groups::get).ifPresent(others -> join(groups, References.key(condition), others));
            }
        }
        List<List<Condition>> distinct = new ArrayList<>();
        groups.values().stream()
                .filter(group -> distinct.stream().noneMatch(seen -> seen == group))
                .forEach(distinct::add);
        distinct.forEach(group -> group.sort(Comparator.comparing(conditions::indexOf)));
        return distinct;
    }

    /** How the condition affects others, or they it: a line for each that it names. */
    static List<Line> effects(Condition condition, Told told) {
        String name = name(condition);
        List<Line> lines = new ArrayList<>();
        for (Extension pair : condition.getExtensionsByUrl(CO_OCCURS_WITH)) {
            String effect = value(pair, "effect").map(Words::of).orElse("How is not written down yet.");
            String other = value(pair, "condition")
                    .filter(Reference.class::isInstance)
                    .map(Reference.class::cast)
                    .filter(reference -> told.find(reference).isPresent())
                    .map(told::name)
                    .orElse("another condition");
            lines.add(Line.of("How " + name + " and " + other + " go together", effect));
        }
        return lines;
    }

    static String name(Condition condition) {
        return Objects.requireNonNullElse(Words.of(condition.getCode()), "a condition that is not named here");
    }

    private static void join(Map<String, List<Condition>> groups, String key, List<Condition> others) {
        List<Condition> group = groups.get(key);
        if (group != others) {
            group.addAll(others);
            others.forEach(one -> groups.put(References.key(one), group));
        }
    }

    private static Optional<String> other(Extension pair) {
        return value(pair, "condition")
                .filter(Reference.class::isInstance)
                .flatMap(value -> References.key((Reference) value));
    }

    private static Optional<Type> value(Extension pair, String part) {
        return Optional.ofNullable(Extensions.first(pair, part)).map(Extension::getValue);
    }
}

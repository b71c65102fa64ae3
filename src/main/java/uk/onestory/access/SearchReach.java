package uk.onestory.access;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Which other resource types a search looks into by chains and {@code _has}. Whoever may not search them must not learn
 * by the answer what stands in them.
 */
@Component
class SearchReach {

    private static final String HAS = "_has:";

    private final ISearchParamRegistry registry;
    private final DaoRegistry daos;

    SearchReach(ISearchParamRegistry registry, DaoRegistry daos) {
        this.registry = registry;
        this.daos = daos;
    }

    Collection<String> of(String type, Map<String, String[]> parameters) {
        Set<String> reached = new TreeSet<>();
        parameters.forEach((name, values) -> {
            follow(Set.of(type), name, reached);
            if ("_sort".equals(name)) {
                for (String value : values) {
                    for (String key : value.split(",", -1)) {
                        follow(Set.of(type), key.startsWith("-") ? key.substring(1) : key, reached);
                    }
                }
            }
        });
        return reached;
    }

    /** The same as steps to decide: whoever sets a condition by such a type may search it. */
    List<Step> steps(String type, Map<String, String[]> parameters) {
        return of(type, parameters).stream()
                .map(other -> Step.rest(other, Interaction.SEARCH))
                .toList();
    }

    /** Follows one parameter name, for example {@code patient:Patient.general-practitioner.name}. */
    private void follow(Set<String> types, String name, Set<String> reached) {
        if (name.startsWith(HAS)) {
            String[] parts = name.substring(HAS.length()).split(":", 3);
            reached.add(parts[0]);
            if (parts.length == 3) {
                follow(Set.of(parts[0]), parts[2], reached);
            }
            return;
        }
        int dot = name.indexOf('.');
        if (dot < 0) {
            return;
        }
        String[] head = name.substring(0, dot).split(":", 2);
        String rest = name.substring(dot + 1);
        Set<String> targets = head.length == 2 ? Set.of(head[1]) : targets(types, head[0], rest);
        reached.addAll(targets);
        follow(targets, rest, reached);
    }

    /** The types that a reference parameter may point to and that know the next link of the chain. */
    private Set<String> targets(Set<String> types, String parameter, String rest) {
        String next = rest.split("[.:]", 2)[0];
        return types.stream()
                .map(type -> registry.getActiveSearchParam(type, parameter, SearchParamLookupContextEnum.SEARCH))
                .filter(java.util.Objects::nonNull)
                .map(RuntimeSearchParam::getTargets)
                .flatMap(Set::stream)
                .filter(daos::isResourceTypeSupported)
                .filter(target -> next.startsWith("_")
                        || registry.getActiveSearchParam(target, next, SearchParamLookupContextEnum.SEARCH) != null)
                .collect(Collectors.toSet());
    }
}

package uk.onestory.server;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether what stands at the end of a chain can be asked there. */
final class ChainEnd {

    private ChainEnd() {}

    /** What stands in the row of a resource HAPI finds of one type alone, and not at all when it was written. */
    static Optional<String> fault(KnownParameters parameters, Collection<String> targets, String rest) {
        String last = rest.substring(rest.lastIndexOf('.') + 1);
        if (rest.contains("_has:")) {
            return Optional.empty();
        }
        if (last.startsWith("_lastUpdated")) {
            return Optional.of("cannot be asked through a reference");
        }
        boolean many = last.startsWith("_id")
                && ends(parameters, Set.copyOf(targets), rest).size() > 1;
        return many
                ? Optional.of(
                        "may point to several types: name one, as in patient:Patient._id, or ask for the reference"
                                + " itself, as in patient=Patient/[id]")
                : Optional.empty();
    }

    /** The types that the last parameter of a chain is asked of. */
    private static Set<String> ends(KnownParameters parameters, Set<String> from, String chain) {
        int dot = chain.indexOf('.');
        if (dot < 0) {
            return from.stream().filter(SupportedResources.TYPES::contains).collect(Collectors.toSet());
        }
        String[] link = chain.substring(0, dot).split(":", 2);
        Set<String> next = new HashSet<>();
        for (String type : from) {
            if (parameters.isReference(type, link[0])) {
                next.addAll(link.length > 1 ? Set.of(link[1]) : orAll(parameters.targets(type, link[0])));
            }
        }
        return ends(parameters, next, chain.substring(dot + 1));
    }

    private static Collection<String> orAll(Set<String> targets) {
        return targets.isEmpty() ? SupportedResources.TYPES : targets;
    }
}

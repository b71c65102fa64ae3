package uk.onestory.server;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;

/** Which code of a system stands under which: as they are nested, and as their properties say. */
final class ConceptTree {

    private static final Set<String> PARENT = Set.of("parent", "subsumedBy");
    private static final String CHILD = "child";

    private final Map<String, Set<String>> parents = new HashMap<>();
    private final Map<String, Set<String>> children = new HashMap<>();

    ConceptTree(CodeSystem system) {
        add(null, system.getConcept());
    }

    /** The code itself first. */
    Set<String> above(String code) {
        return from(code, parents, new LinkedHashSet<>());
    }

    /** The code itself first. */
    Set<String> below(String code) {
        return from(code, children, new LinkedHashSet<>());
    }

    private static Set<String> from(String code, Map<String, Set<String>> next, Set<String> found) {
        if (found.add(code)) {
            next.getOrDefault(code, Set.of()).forEach(one -> from(one, next, found));
        }
        return found;
    }

    private void add(String parent, List<ConceptDefinitionComponent> concepts) {
        for (ConceptDefinitionComponent concept : concepts) {
            if (parent != null) {
                join(parent, concept.getCode());
            }
            for (ConceptPropertyComponent property : concept.getProperty()) {
                String other = property.hasValue() ? property.getValue().primitiveValue() : null;
                if (other != null && PARENT.contains(String.valueOf(property.getCode()))) {
                    join(other, concept.getCode());
                } else if (other != null && CHILD.equals(property.getCode())) {
                    join(concept.getCode(), other);
                }
            }
            add(concept.getCode(), concept.getConcept());
        }
    }

    private void join(String parent, String child) {
        parents.computeIfAbsent(child, none -> new TreeSet<>()).add(parent);
        children.computeIfAbsent(parent, none -> new TreeSet<>()).add(child);
    }
}

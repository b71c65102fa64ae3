package uk.onestory.server;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildContainedResources;
import ca.uhn.fhir.context.RuntimeChildDirectResource;
import ca.uhn.fhir.context.RuntimeResourceBlockDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import uk.onestory.fhir.ChildTypes;

/** Where a path of a FHIRPath Patch leads: HAPI finds nothing there and says nothing, or falls over. */
class PatchPath {

    private static final Pattern STEPS = Pattern.compile("\\w+(\\[\\d+])?(\\.\\w+(\\[\\d+])?)*");

    /** They leave the type of what they are asked of. */
    private static final Pattern FILTERS =
            Pattern.compile("\\.(where|first|last|single|tail|skip|take|trace)\\([^()]*\\)");

    private static final Set<String> ANY = Set.of("Resource", "DomainResource");

    private final FhirContext fhir;

    PatchPath(FhirContext fhir) {
        this.fhir = fhir;
    }

    /**
     * Names of the datatypes of the element.
     *
     * @param name of an element to add there; empty where none is
     * @return no names where only FHIRPath, or what stands there, can tell; empty where FHIR has no such element
     */
    Optional<Set<String>> types(String type, String path, String name) {
        if (path.isBlank()) {
            return Optional.empty();
        }
        String plain = FILTERS.matcher(path).replaceAll("");
        if (!STEPS.matcher(plain).matches()) {
            return Optional.of(Set.of());
        }
        List<String> steps =
                new ArrayList<>(List.of(plain.replaceAll("\\[\\d+]", "").split("\\.", -1)));
        if (!name.isEmpty()) {
            steps.add(name);
        }
        boolean typed = steps.get(0).equals(type) || ANY.contains(steps.get(0));
        return types(fhir.getResourceDefinition(type), typed ? steps.subList(1, steps.size()) : steps);
    }

    private static Optional<Set<String>> types(BaseRuntimeElementCompositeDefinition<?> from, List<String> steps) {
        BaseRuntimeElementCompositeDefinition<?> definition = from;
        Set<String> types = Set.of();
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            BaseRuntimeChildDefinition child = definition.getChildByName(step);
            if (child == null) {
                BaseRuntimeChildDefinition choice = definition.getChildByName(step + "[x]");
                boolean last = i == steps.size() - 1;
                // of one type or the other: what stands in it is not known
                return Optional.ofNullable(choice).map(one -> last ? choices(one) : Set.of());
            }
            BaseRuntimeElementDefinition<?> type = ChildTypes.of(child, step);
            types = type == null || type instanceof RuntimeResourceBlockDefinition ? Set.of() : Set.of(type.getName());
            boolean known = type instanceof BaseRuntimeElementCompositeDefinition<?>
                    && !(child instanceof RuntimeChildDirectResource)
                    && !(child instanceof RuntimeChildContainedResources)
                    && !step.endsWith("xtension");
            if (!known) {
                boolean open = type instanceof BaseRuntimeElementCompositeDefinition<?> || type == null;
                return Optional.of(open ? Set.of() : types);
            }
            definition = (BaseRuntimeElementCompositeDefinition<?>) type;
        }
        return Optional.of(types);
    }

    private static Set<String> choices(BaseRuntimeChildDefinition choice) {
        return choice.getValidChildNames().stream()
                .map(name -> choice.getChildByName(name).getName())
                .collect(Collectors.toUnmodifiableSet());
    }
}

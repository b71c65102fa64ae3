package uk.onestory.server;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildContainedResources;
import ca.uhn.fhir.context.RuntimeChildDirectResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import uk.onestory.fhir.ChildTypes;

/** Whether a path of a FHIRPath Patch leads to an element: HAPI finds nothing there and says nothing, or falls over. */
class PatchPath {

    private static final Pattern STEPS = Pattern.compile("\\w+(\\[\\d+])?(\\.\\w+(\\[\\d+])?)*");
    private static final Set<String> ANY = Set.of("Resource", "DomainResource");

    private final FhirContext fhir;

    PatchPath(FhirContext fhir) {
        this.fhir = fhir;
    }

    /**
     * Of a path with functions or conditions only FHIRPath can tell.
     *
     * @param name of an element to add there; empty where none is
     */
    boolean fits(String type, String path, String name) {
        if (path.isBlank()) {
            return false;
        }
        if (!STEPS.matcher(path).matches()) {
            return true;
        }
        List<String> steps =
                new ArrayList<>(List.of(path.replaceAll("\\[\\d+]", "").split("\\.", -1)));
        if (!name.isEmpty()) {
            steps.add(name);
        }
        boolean typed = steps.get(0).equals(type) || ANY.contains(steps.get(0));
        return leads(fhir.getResourceDefinition(type), typed ? steps.subList(1, steps.size()) : steps);
    }

    private static boolean leads(BaseRuntimeElementCompositeDefinition<?> from, List<String> steps) {
        BaseRuntimeElementCompositeDefinition<?> definition = from;
        for (String step : steps) {
            BaseRuntimeChildDefinition child = definition.getChildByName(step);
            if (child == null) {
                // of one type or the other: what stands in it is not known
                return definition.getChildByName(step + "[x]") != null;
            }
            BaseRuntimeElementDefinition<?> type = ChildTypes.of(child, step);
            boolean known = type instanceof BaseRuntimeElementCompositeDefinition<?>
                    && !(child instanceof RuntimeChildDirectResource)
                    && !(child instanceof RuntimeChildContainedResources)
                    && !step.endsWith("xtension");
            if (!known) {
                return true;
            }
            definition = (BaseRuntimeElementCompositeDefinition<?>) type;
        }
        return true;
    }
}

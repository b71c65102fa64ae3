package uk.onestory.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A literal reference and where it stands.
 *
 * @param path FHIRPath from the type of the resource on, without indexes
 */
public record References(Reference reference, String path) {

    private static final String DEFINITIONS = "http://hl7.org/fhir/StructureDefinition/";
    private static final String VERSION = "/_history";
    private static final Pattern VERSIONED = Pattern.compile("[A-Za-z]+/[A-Za-z0-9.-]{1,64}/_history/\\d{1,18}");

    /** All of a resource, of what it contains and of the resources that Parameters carry, extensions too. */
    public static List<References> of(FhirContext fhir, Resource resource) {
        List<References> found = new ArrayList<>();
        fhir.newTerser().getAllResourceReferences(resource).forEach(info -> {
            if (info.getResourceReference() instanceof Reference reference && reference.getReference() != null) {
                found.add(new References(reference, path(resource, info.getName())));
            }
        });
        if (resource instanceof Parameters parameters) {
            carried(parameters.getParameter(), inside -> found.addAll(of(fhir, inside)));
        }
        return found;
    }

    public String target() {
        return reference.getReference();
    }

    public boolean namesVersion() {
        return target().contains(VERSION);
    }

    /** Whether the version that it names can be one of this server. */
    public boolean isVersioned() {
        return VERSIONED.matcher(target()).matches();
    }

    /** Whether {@code Reference.type} says another type than the reference itself. */
    public boolean isOfAnotherType() {
        String said = reference.getType();
        if (said == null || said.isEmpty()) {
            return false;
        }
        String type = said.startsWith(DEFINITIONS) ? said.substring(DEFINITIONS.length()) : said;
        return LocalReference.of(reference)
                .map(LocalReference::type)
                .filter(named -> !named.equals(type))
                .isPresent();
    }

    private static String path(Resource resource, String name) {
        return name == null ? resource.fhirType() : resource.fhirType() + "." + name;
    }

    private static void carried(List<ParametersParameterComponent> parameters, Consumer<Resource> found) {
        for (ParametersParameterComponent parameter : parameters) {
            if (parameter.getResource() != null) {
                found.accept(parameter.getResource());
            }
            carried(parameter.getPart(), found);
        }
    }
}

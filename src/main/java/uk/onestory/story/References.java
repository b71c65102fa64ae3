package uk.onestory.story;

import ca.uhn.fhir.util.FhirTerser;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What resources point to, as {@code Type/id}. */
final class References {

    private References() {}

    static String key(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    /** Empty for a contained resource, an identifier, or a place on another server. */
    static Optional<String> key(Reference reference) {
        IIdType id = reference.getReferenceElement();
        if (!id.hasResourceType() || !id.hasIdPart() || id.isLocal() || id.hasBaseUrl()) {
            return Optional.empty();
        }
        return Optional.of(id.getResourceType() + "/" + id.getIdPart());
    }

    /** In the order in which they stand, extensions included. */
    static Set<String> in(FhirTerser terser, Resource resource) {
        Set<String> keys = new LinkedHashSet<>();
        terser.getAllPopulatedChildElementsOfType(resource, Reference.class)
                .forEach(reference -> key(reference).ifPresent(keys::add));
        return keys;
    }

    static Set<String> in(FhirTerser terser, Collection<? extends Resource> resources) {
        Set<String> keys = new LinkedHashSet<>();
        resources.forEach(resource -> keys.addAll(in(terser, resource)));
        return keys;
    }
}

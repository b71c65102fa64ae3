package uk.onestory.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.fhir.Elements;

/** All references of a resource, in what it contains and in its extensions too. */
final class ReferencesIn {

    private ReferencesIn() {}

    /** By FHIRPath. */
    static Map<String, Reference> of(Resource resource) {
        Map<String, Reference> references = new LinkedHashMap<>();
        Elements.visit(resource, (path, element) -> {
            if (element instanceof Reference reference) {
                references.put(path, reference);
            }
        });
        return references;
    }
}

package uk.onestory.waiting;

import java.util.Optional;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** References by what they point to, whatever base, version or display they carry. */
final class Refs {

    private Refs() {}

    /** {@code Type/id}, or a placeholder as it is. */
    static Optional<String> to(Reference reference) {
        if (reference == null || !reference.hasReference()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                reference.getReferenceElement().hasIdPart()
                        ? reference
                                .getReferenceElement()
                                .toUnqualifiedVersionless()
                                .getValue()
                        : reference.getReference());
    }

    static boolean isType(Reference reference, String type) {
        return type.equals(reference.getReferenceElement().getResourceType()) || type.equals(reference.getType());
    }

    /** {@code Type/id}; the resource itself as long as it has no id. */
    static Object key(Resource resource) {
        String id = resource.getIdElement().getIdPart();
        return id == null ? resource : resource.fhirType() + "/" + id;
    }
}

package uk.onestory.referral;

import java.util.Objects;
import org.hl7.fhir.r4.model.Reference;

/** References compared by what they point to, whatever base, version or display they carry. */
public final class Refs {

    private Refs() {}

    /** {@code Type/id}, or the reference as it is where it has no such form; null where there is none. */
    public static String to(Reference reference) {
        if (reference == null || !reference.hasReference()) {
            return null;
        }
        return reference.getReferenceElement().hasIdPart()
                ? reference.getReferenceElement().toUnqualifiedVersionless().getValue()
                : reference.getReference();
    }

    /** The logical id in {@code Type/id}. */
    static String id(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    public static boolean same(Reference one, Reference other) {
        return Objects.equals(to(one), to(other));
    }

    public static boolean isType(Reference reference, String type) {
        return type.equals(reference.getReferenceElement().getResourceType()) || type.equals(reference.getType());
    }
}

package uk.onestory.server;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.UriType;

/**
 * The first element whose value is longer than the index that HAPI makes of it. Looked for when the database has refused
 * it: that says which column, and not which element.
 */
final class LongValue {

    private static final int LONGEST_REFERENCE = 200;
    private static final int LONGEST_URI = 500;

    private LongValue() {}

    /** @return its FHIRPath, from the root on */
    static Optional<String> in(IBaseResource resource, String root) {
        return resource instanceof Base base ? in(base, root) : Optional.empty();
    }

    private static Optional<String> in(Base parent, String path) {
        for (Property property : parent.children()) {
            List<Base> values = property.getValues();
            for (int i = 0; i < values.size(); i++) {
                String place = path + "." + property.getName().replace("[x]", "")
                        + (property.getMaxCardinality() > 1 ? "[" + i + "]" : "");
                Base value = values.get(i);
                Optional<String> found = isTooLong(value, parent) ? Optional.of(place) : in(value, place);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isTooLong(Base value, Base parent) {
        if (!(value instanceof UriType || value instanceof CodeType)) {
            return false;
        }
        boolean reference = value instanceof CanonicalType || parent instanceof Quantity;
        return value.primitiveValue() != null
                && value.primitiveValue().length() > (reference ? LONGEST_REFERENCE : LONGEST_URI);
    }
}

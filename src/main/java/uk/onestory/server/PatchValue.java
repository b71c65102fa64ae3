package uk.onestory.server;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/** Whether a value of a FHIRPath Patch is of the type of its element: HAPI makes text of whatever comes. */
final class PatchValue {

    /** Primitive types by how JSON writes them; all others are text. */
    private static final Map<String, String> WRITTEN = Map.of(
            "boolean", "boolean",
            "integer", "number",
            "positiveInt", "number",
            "unsignedInt", "number",
            "decimal", "number");

    private static final Set<String> QUANTITIES =
            Set.of("Quantity", "SimpleQuantity", "MoneyQuantity", "Age", "Count", "Distance", "Duration");

    private PatchValue() {}

    /**
     * @param types of the element; none where they are not known
     * @return null where it fits
     */
    static String fault(ParametersParameterComponent part, Set<String> types) {
        Type value = part.getValue();
        if (value == null || types.isEmpty() || types.stream().anyMatch(type -> fits(value, type))) {
            return null;
        }
        return "the value is of the type " + value.fhirType() + ", and the element takes "
                + types.stream().sorted().limit(5).collect(Collectors.joining(", ")) + ".";
    }

    private static boolean fits(Type value, String type) {
        if (value.isPrimitive()) {
            boolean primitive = Character.isLowerCase(type.charAt(0));
            return primitive && written(value.fhirType()).equals(written(type));
        }
        return type.equals(value.fhirType()) || (value instanceof Quantity && QUANTITIES.contains(type));
    }

    private static String written(String primitive) {
        return WRITTEN.getOrDefault(primitive, "text");
    }
}

package uk.onestory.fhir;

import java.util.List;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** Goes through all elements of a resource, each with its FHIRPath: {@code Patient.identifier[0].value}. */
public final class Elements {

    private static final String CHOICE = "[x]";

    private Elements() {}

    public static void visit(Resource resource, BiConsumer<String, Base> visitor) {
        visit(resource.fhirType(), resource, visitor);
    }

    private static void visit(String path, Base element, BiConsumer<String, Base> visitor) {
        visitor.accept(path, element);
        for (Property property : element.children()) {
            List<Base> values = property.getValues();
            String name = property.getName();
            String at =
                    path + "." + (name.endsWith(CHOICE) ? name.substring(0, name.length() - CHOICE.length()) : name);
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) != null) {
                    visit(property.isList() ? at + "[" + i + "]" : at, values.get(i), visitor);
                }
            }
        }
    }
}

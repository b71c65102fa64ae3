package uk.onestory.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.RuntimeChildExtension;
import org.hl7.fhir.r4.model.Extension;

/** Types of elements by their names. */
public final class ChildTypes {

    private ChildTypes() {}

    /** HAPI fails at {@code modifierExtension}: it looks for it under the names of {@code extension}. */
    public static BaseRuntimeElementDefinition<?> of(BaseRuntimeChildDefinition child, String name) {
        return child instanceof RuntimeChildExtension
                ? child.getChildElementDefinitionByDatatype(Extension.class)
                : child.getChildByName(name);
    }
}

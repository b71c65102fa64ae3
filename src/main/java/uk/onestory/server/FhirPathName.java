package uk.onestory.server;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;

/** FHIRPath knows {@code value}, not {@code valueString}. */
final class FhirPathName {

    private static final String CHOICE = "[x]";

    private FhirPathName() {}

    static String of(BaseRuntimeChildDefinition child) {
        String name = child.getElementName();
        return name.endsWith(CHOICE) ? name.substring(0, name.length() - CHOICE.length()) : name;
    }
}

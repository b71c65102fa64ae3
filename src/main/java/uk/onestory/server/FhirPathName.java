package uk.onestory.server;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;

/** FHIRPath knows {@code value}, not {@code valueString}. */
final class FhirPathName {

    private static final String CHOICE = "[x]";

    private FhirPathName() {}

    static boolean isChoice(BaseRuntimeChildDefinition child) {
        return child.getElementName().endsWith(CHOICE);
    }

    /** @param element as it stands in JSON or XML */
    static String of(BaseRuntimeChildDefinition child, String element) {
        String name = child.getElementName();
        return isChoice(child) ? name.substring(0, name.length() - CHOICE.length()) : element;
    }
}

package net.sourceforge.plantuml;

/**
 * Stands in for the one method that HAPI 8.8 takes from PlantUML, a drawing program of many megabytes that is left out:
 * {@code ca.uhn.fhir.jpa.patch.ParsedFhirPath} imports it, it seems by accident, for FHIRPath Patch of a list's element.
 */
public final class StringUtils {

    private StringUtils() {}

    public static boolean isNotEmpty(CharSequence text) {
        return text != null && !text.isEmpty();
    }
}

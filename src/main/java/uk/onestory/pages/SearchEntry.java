package uk.onestory.pages;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;

/**
 * Something that can be found on the pages.
 *
 * @param kind what sort of thing it is, in one or two words
 * @param title what it is called; {@code title} and {@code name} count more than what is said about it
 * @param name how a computer calls it: id, code
 * @param href page, or place on a page
 * @param text what is said about it
 */
record SearchEntry(String kind, String title, String name, String href, String text) {

    static List<SearchEntry> of(Catalogue catalogue) {
        List<SearchEntry> entries = new ArrayList<>();
        for (Definition definition : catalogue.all()) {
            entries.add(new SearchEntry(
                    definition.kind().one(),
                    definition.title(),
                    definition.resource().getIdElement().getIdPart(),
                    definition.file(),
                    said(definition.description())));
            if (definition.resource() instanceof CodeSystem system) {
                CodeRow.of(system, catalogue).forEach(row -> entries.add(code(row, definition)));
            }
        }
        return entries;
    }

    private static SearchEntry code(CodeRow row, Definition system) {
        return new SearchEntry(
                Catalogue.RULES.equals(system.url()) ? "Rule" : "Code",
                row.code() + (row.display() == null ? "" : ": " + row.display()),
                row.code(),
                system.file() + "#code-" + row.code(),
                said(row.definition()) + " (" + system.title() + ")");
    }

    private static String said(String text) {
        return text == null ? "" : text;
    }
}

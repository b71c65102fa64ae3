package uk.onestory.story;

import org.hl7.fhir.r4.model.Patient;

/** What the story calls the person: by the name, or as somebody who gives none. */
final class Called {

    private static final String NAMELESS = "somebody without a name";

    private Called() {}

    /** In one row, for the middle of a sentence. */
    static String of(Patient person) {
        String name = Words.of(person.getName());
        String row = name == null ? "" : String.join(" ", PlainText.rows(name));
        return row.isBlank() ? NAMELESS : row;
    }

    static String atTheBeginning(Patient person) {
        String name = of(person);
        return name.equals(NAMELESS) ? "Somebody without a name" : name;
    }
}

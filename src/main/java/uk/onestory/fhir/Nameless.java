package uk.onestory.fhir;

import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;

/** Somebody who gives no name: an anonymous client, for example, whom a service knows by an identifier of its own. */
public final class Nameless {

    private Nameless() {}

    /** A name that only says why it is absent is none. */
    public static boolean is(Patient person) {
        return person.getName().stream().noneMatch(Nameless::says);
    }

    private static boolean says(HumanName name) {
        return Values.isThere(name.getTextElement())
                || Values.isThere(name.getFamilyElement())
                || name.getGiven().stream().anyMatch(Values::isThere);
    }
}

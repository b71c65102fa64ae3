package uk.onestory.conformance;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import uk.onestory.fhir.Values;

/** The identifiers under which services know a person: all but NHS numbers, and what is left behind. */
public final class ServiceIdentifiers {

    private ServiceIdentifiers() {}

    public static Stream<Identifier> of(Patient person) {
        return person.getIdentifier().stream()
                .filter(identifier -> Values.isThere(identifier.getSystemElement())
                        && Values.isThere(identifier.getValueElement())
                        && !NhsNumber.SYSTEM.equals(identifier.getSystem())
                        && identifier.getUse() != IdentifierUse.OLD);
    }

    /** System and value, each pair once and in order. */
    public static Stream<String> textsOf(Patient person) {
        return of(person)
                .map(identifier -> identifier.getSystem() + "|" + identifier.getValue())
                .distinct()
                .sorted();
    }
}

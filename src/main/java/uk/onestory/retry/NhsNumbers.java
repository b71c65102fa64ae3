package uk.onestory.retry;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import uk.onestory.conformance.NhsNumber;

/** The NHS numbers that a Patient carries, each once and in order. */
final class NhsNumbers {

    private NhsNumbers() {}

    static Stream<String> of(Patient person) {
        return person.getIdentifier().stream()
                .filter(identifier -> NhsNumber.SYSTEM.equals(identifier.getSystem()) && identifier.hasValue())
                .map(Identifier::getValue)
                .distinct()
                .sorted();
    }
}

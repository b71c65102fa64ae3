package uk.onestory.identity;

import java.util.List;
import org.hl7.fhir.r4.model.Identifier;
import uk.onestory.conformance.NhsNumber;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** NHS numbers by which somebody is asked for. Spaces between the digits, as our own pages print them, are no mistake. */
final class SentNumbers {

    private SentNumbers() {}

    /**
     * @param path where they stand
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 nhs-number-invalid
     */
    static void check(List<Identifier> identifiers, boolean acceptInvalid, String path) {
        for (Identifier identifier : identifiers) {
            if (NhsNumber.SYSTEM.equals(identifier.getSystem()) && identifier.hasValue() && !acceptInvalid) {
                check(NhsNumber.compact(identifier.getValue()), path);
            }
        }
    }

    static void check(String number, String... path) {
        if (!NhsNumber.isValid(number)) {
            throw Refusal.of(
                    Rule.NHS_NUMBER_INVALID,
                    "This NHS number fails the modulus 11 check, or is ten equal digits: ask the person again, or ask"
                            + " without it.",
                    path);
        }
    }
}

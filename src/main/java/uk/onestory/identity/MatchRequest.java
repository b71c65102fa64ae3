package uk.onestory.identity;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import uk.onestory.conformance.Refusal;

/**
 * Who is asked for.
 *
 * @param onlyCertain leaves out probable and possible matches
 * @param count how many matches at most
 */
record MatchRequest(Person person, boolean onlyCertain, int count) {

    static final int USUAL_COUNT = 10;
    static final int HIGHEST_COUNT = 50;

    /**
     * @throws BaseServerResponseException 400 where too little is known of the person, 422 for an NHS number that is none
     */
    static MatchRequest of(Patient patient, boolean onlyCertain, Integer count, boolean acceptInvalidNhsNumbers) {
        if (patient == null) {
            throw Refusal.plain(
                    400,
                    IssueType.REQUIRED,
                    "Send Parameters with a Patient in the parameter resource: the person as far as you know them.");
        }
        if (count != null && count < 1) {
            throw Refusal.plain(400, IssueType.VALUE, "count is at least 1.");
        }
        Person person = Person.of(patient);
        SentNumbers.check(patient.getIdentifier(), acceptInvalidNhsNumbers, "Patient.identifier");
        List<String> missing = missing(person);
        if (!missing.isEmpty()) {
            throw Refusal.plain(
                    400,
                    IssueType.REQUIRED,
                    "This is too little to tell one person from another. Send the NHS number with the birth date or the"
                            + " family name; or family name, given name, birth date and postcode. (Somebody who gives no name is"
                            + " found by the identifier of the service: GET Patient?identifier=[system]|[value].) Missing: "
                            + String.join(", ", missing) + ".");
        }
        return new MatchRequest(person, onlyCertain, count == null ? USUAL_COUNT : Math.min(count, HIGHEST_COUNT));
    }

    private static List<String> missing(Person person) {
        boolean birthDate = person.birthDate() != null && person.birthDate().isExact();
        List<String> missing = new ArrayList<>();
        if (person.nhsNumber() != null) {
            if (!birthDate && !person.hasFamilyName()) {
                missing.add("birth date (with its day) or family name");
            }
            return missing;
        }
        if (!person.hasFamilyName()) {
            missing.add("family name");
        }
        if (!person.hasGivenName()) {
            missing.add("given name");
        }
        if (!birthDate) {
            missing.add("birth date (with its day)");
        }
        if (person.postcodes().isEmpty()) {
            missing.add("postcode");
        }
        return missing;
    }
}

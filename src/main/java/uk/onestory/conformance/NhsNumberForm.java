package uk.onestory.conformance;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.IdentityHashMap;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** The NHS numbers of a resource, wherever they stand in it: contained, in references and in extensions too. */
final class NhsNumberForm {

    private static final String WORDS =
            "This NHS number fails the modulus 11 check, or is ten equal digits: send the ten"
                    + " digits as they stand in the person's record, without spaces, or no NHS number and the reason for that.";

    private final List<SingleValidationMessage> errors;
    private final boolean acceptInvalid;
    /** Those by which a reference names somebody: spaces between their digits are taken out when they are stored. */
    private final IdentityHashMap<Base, Boolean> logical = new IdentityHashMap<>();

    NhsNumberForm(List<SingleValidationMessage> errors, boolean acceptInvalid) {
        this.errors = errors;
        this.acceptInvalid = acceptInvalid;
    }

    /** Asked for each element, a reference before what stands in it. */
    void check(String path, Base element) {
        if (acceptInvalid) {
            return;
        }
        if (element instanceof Reference reference && reference.hasIdentifier()) {
            logical.put(reference.getIdentifier(), true);
        } else if (element instanceof Identifier identifier
                && NhsNumber.SYSTEM.equals(identifier.getSystem())
                && identifier.hasValue()) {
            String value = identifier.getValue();
            if (!NhsNumber.isValid(logical.containsKey(identifier) ? NhsNumber.compact(value) : value)) {
                errors.add(Message.of(
                        ResultSeverityEnum.ERROR,
                        path + ".value",
                        Rule.SYSTEM + "#" + Rule.NHS_NUMBER_INVALID.code(),
                        WORDS));
            }
        }
    }
}

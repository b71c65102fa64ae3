package uk.onestory.referral;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import uk.onestory.fhir.Values;

/**
 * Why something is done, as every rule that asks for a reason reads it: a code, of {@code OneStory-StatusReason} or, as
 * its binding allows, of another system; or words. A display tells what a code means and is none itself.
 */
final class Why {

    static final String INSTEAD = "a code of OneStory-StatusReason in coding, or words in text.";

    private Why() {}

    static boolean isTold(CodeableConcept why) {
        return why != null && (hasWords(why) || why.getCoding().stream().anyMatch(Why::hasCode));
    }

    /**
     * Of a Task that was on hold: what it was on hold for is no reason to give the person up.
     *
     * @param before why the Task stood where it stood
     */
    static boolean isToldAnew(CodeableConcept before, CodeableConcept after) {
        CodeableConcept left = after.copy();
        left.getCoding().removeIf(Codes::isInformationNeeded);
        if (hasWords(before) && before.getText().equals(left.getText())) {
            left.setTextElement(null);
        }
        return isTold(left);
    }

    private static boolean hasWords(CodeableConcept why) {
        return Values.isThere(why.getTextElement());
    }

    private static boolean hasCode(Coding coding) {
        return Values.isThere(coding.getCodeElement());
    }
}

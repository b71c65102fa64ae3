package uk.onestory.referral;

import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import uk.onestory.conformance.FhirPackage;

/** What the server tells by itself, by the codes of CodeSystem {@code OneStory-Notice}; the words name nobody. */
enum Notice {
    NOT_RECEIVED(
            "not-received",
            "This referral has not been received by its due date. Its owner is asked to receive it now."),
    URGENT("urgent", "This referral is urgent (stat). Its owner is asked to receive it now."),
    NOT_ANSWERED(
            "not-answered",
            "This referral is on hold for information that has not come after several reminders. Sender and owner are"
                    + " asked to go on together."),
    REMINDER(
            "on-hold-reminder",
            "This referral is on hold because its owner needs to know something more. Please answer: add what is asked"
                    + " for to the input of the Task and move it back to the status before."),
    CRISIS_LINE("crisis-line", "");

    /** The codes of the Tasks by which a single point of access chases a referral. */
    static final Set<Notice> CHASES = Set.of(NOT_RECEIVED, URGENT, NOT_ANSWERED);

    static final String SYSTEM = FhirPackage.BASE + "/CodeSystem/OneStory-Notice";

    private final String code;
    private final String words;

    Notice(String code, String words) {
        this.code = code;
        this.words = words;
    }

    String words() {
        return words;
    }

    Coding coding() {
        return new Coding(SYSTEM, code, null);
    }

    CodeableConcept concept() {
        return new CodeableConcept(coding());
    }
}

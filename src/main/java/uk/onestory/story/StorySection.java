package uk.onestory.story;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import uk.onestory.conformance.FhirPackage;

/** The twelve sections, in the order in which they are read: CodeSystem {@code OneStory-StorySection}. */
enum StorySection {
    PLEASE_DO("please-do", "Please do, please do not", true),
    ABOUT_ME("about-me", "About me", false),
    HISTORY("history", "What has happened", false),
    CONDITIONS("conditions", "Conditions", false),
    SAFETY("safety", "Safety", true),
    NEEDS("needs", "Needs", false),
    STRENGTHS("strengths", "Strengths and goals", false),
    MEDICATION("medication", "Medication and allergies", false),
    PLAN("plan", "The plan", false),
    REFERRALS("referrals", "Referrals", false),
    SCORES("scores", "Scores over time", false),
    PEOPLE("people", "People important to me", false);

    private static final String SYSTEM = FhirPackage.BASE + "/CodeSystem/OneStory-StorySection";

    private final String code;
    private final String title;
    private final boolean always;

    StorySection(String code, String title, boolean always) {
        this.code = code;
        this.title = title;
        this.always = always;
    }

    static Optional<StorySection> of(String code) {
        return Arrays.stream(values())
                .filter(section -> section.code.equals(code))
                .findFirst();
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    /** What keeps the person safe is told whole, whatever {@code since} says. */
    boolean toldWhole() {
        return always;
    }

    CodeableConcept concept() {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding().setSystem(SYSTEM).setCode(code).setDisplay(title);
        return concept;
    }
}

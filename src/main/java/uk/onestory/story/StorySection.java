package uk.onestory.story;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import uk.onestory.conformance.FhirPackage;

/** The twelve sections, in the order in which they are read: CodeSystem {@code OneStory-StorySection}. */
enum StorySection {
    PLEASE_DO("please-do", "Please do, please do not", Order.PRIORITY, true),
    SAFETY("safety", "Safety", Order.PRIORITY, true),
    ABOUT_ME("about-me", "About me", Order.PRIORITY, false),
    CONDITIONS("conditions", "Conditions", Order.PRIORITY, false),
    NEEDS("needs", "Needs", Order.EVENT_DATE, false),
    STRENGTHS("strengths", "Strengths and goals", Order.CATEGORY, false),
    PLAN("plan", "The plan", Order.CATEGORY, false),
    MEDICATION("medication", "Medication and allergies", Order.CATEGORY, false),
    REFERRALS("referrals", "Referrals", Order.EVENT_DATE, false),
    SCORES("scores", "Scores over time", Order.CATEGORY, false),
    PEOPLE("people", "People important to me", Order.CATEGORY, false),
    HISTORY("history", "What has happened", Order.EVENT_DATE, false);

    private static final String SYSTEM = FhirPackage.BASE + "/CodeSystem/OneStory-StorySection";

    private final String code;
    private final String title;
    private final Order order;
    private final boolean always;

    StorySection(String code, String title, Order order, boolean always) {
        this.code = code;
        this.title = title;
        this.order = order;
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

    /** Of CodeSystem list-order; within a kind of entry the newest comes first everywhere. */
    CodeableConcept orderedBy() {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding().setSystem(Order.SYSTEM).setCode(order.code).setDisplay(order.display);
        return concept;
    }

    CodeableConcept concept() {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding().setSystem(SYSTEM).setCode(code).setDisplay(title);
        return concept;
    }

    private enum Order {
        CATEGORY("category", "Sorted by Category"),
        EVENT_DATE("event-date", "Sorted by Event Date"),
        PRIORITY("priority", "Sorted by Priority");

        private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/list-order";

        private final String code;
        private final String display;

        Order(String code, String display) {
            this.code = code;
            this.display = display;
        }
    }
}

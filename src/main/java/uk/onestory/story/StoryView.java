package uk.onestory.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import uk.onestory.conformance.NhsNumber;

/**
 * What the page shows: nothing but what the document holds, so that whatever is kept back from a caller there is kept
 * back here.
 *
 * @param title of the whole
 * @param facts who the person is
 * @param part what of the whole this is, in words; null for all of it
 * @param sections those asked for
 */
record StoryView(String title, String name, List<Fact> facts, String part, List<Section> sections) {

    /** For example the NHS number. */
    record Fact(String label, String value) {}

    /**
     * @param code of {@code OneStory-StorySection}: the place that the contents lead to
     * @param text XHTML that {@link SectionNarrative} has made
     */
    record Section(String code, String title, String text) {}

    static StoryView of(Bundle story, StoryRequest asked) {
        Composition composition = (Composition) story.getEntryFirstRep().getResource();
        Patient person = (Patient) story.getEntry().get(1).getResource();
        String name = Called.atTheBeginning(person);
        return new StoryView(
                oneRow(composition.getTitle()),
                name,
                facts(story, person, name),
                part(asked),
                composition.getSection().stream()
                        .filter(section -> isAsked(section, asked))
                        .map(StoryView::section)
                        .toList());
    }

    private static List<Fact> facts(Bundle story, Patient person, String name) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Name", name));
        facts.add(new Fact("NHS number", nhsNumber(person).orElse("not known here")));
        if (person.getBirthDateElement().hasValue()) {
            facts.add(new Fact("Date of birth", LondonDate.words(person.getBirthDateElement())));
        }
        facts.add(new Fact(
                "As it stood on",
                LondonDate.moment(Objects.requireNonNull(story.getTimestamp()).toInstant())));
        return facts;
    }

    /** As it is read aloud: three, three and four digits. */
    private static Optional<String> nhsNumber(Patient person) {
        return person.getIdentifier().stream()
                .filter(identifier -> NhsNumber.SYSTEM.equals(identifier.getSystem()))
                .filter(identifier -> identifier.getUse() != IdentifierUse.OLD)
                .map(Identifier::getValue)
                .filter(Objects::nonNull)
                .map(value -> oneRow(value).replaceFirst("^(\\d{3})(\\d{3})(\\d{4})$", "$1 $2 $3"))
                .findFirst();
    }

    private static String part(StoryRequest asked) {
        if (asked.isWhole()) {
            return null;
        }
        List<String> words = new ArrayList<>();
        if (asked.sections().size() < StorySection.values().length) {
            words.add("Only the sections below were asked for.");
        }
        if (asked.since() != null) {
            words.add("Only what was recorded since " + LondonDate.words(asked.since())
                    + " was asked for; how to be with the person, and safety, are told whole.");
        }
        return String.join(" ", words);
    }

    private static boolean isAsked(SectionComponent section, StoryRequest asked) {
        return StorySection.of(code(section)).map(asked::asksFor).orElse(true);
    }

    private static Section section(SectionComponent section) {
        return new Section(code(section), section.getTitle(), section.getText().getDivAsString());
    }

    private static String code(SectionComponent section) {
        return section.getCode().getCodingFirstRep().getCode();
    }

    private static String oneRow(String text) {
        return String.join(" ", PlainText.rows(text));
    }
}

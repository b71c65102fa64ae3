package uk.onestory.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Patient;

/**
 * What the page shows: nothing but what the document holds, so that whatever is kept back from a caller there is kept
 * back here.
 *
 * @param title of the whole
 * @param running what every sheet of paper says: whose story it is, and when it was made
 * @param head XHTML that {@link HeadNarrative} has made
 * @param asItStood when it was made
 * @param part what of the whole this is, in words; null for all of it
 * @param sections those asked for
 */
record StoryView(
        String title, List<String> running, String head, String asItStood, String part, List<Section> sections) {

    private static final String NOT_KNOWN = "not known here";

    /**
     * @param code of {@code OneStory-StorySection}: the place that the contents lead to
     * @param text XHTML that {@link SectionNarrative} has made
     * @param charts beside the text, which has all numbers too
     */
    record Section(String code, String title, String text, List<ScoreChart> charts) {}

    static StoryView of(Bundle story, StoryRequest asked) {
        Composition composition = (Composition) story.getEntryFirstRep().getResource();
        Patient person = (Patient) story.getEntry().get(1).getResource();
        String name = Called.atTheBeginning(person);
        return new StoryView(
                oneRow(composition.getTitle()),
                running(story, person, name),
                composition.getText().getDivAsString(),
                asItStood(story),
                part(asked),
                composition.getSection().stream()
                        .filter(section -> isAsked(section, asked))
                        .map(section -> section(section, story))
                        .toList());
    }

    private static List<String> running(Bundle story, Patient person, String name) {
        List<String> running = new ArrayList<>(
                List.of(name, "NHS number " + Objects.requireNonNullElse(HeadPerson.nhsNumber(person), NOT_KNOWN)));
        if (person.getBirthDateElement().hasValue()) {
            running.add("Born " + LondonDate.words(person.getBirthDateElement()));
        }
        running.add(asItStood(story));
        return running;
    }

    private static String asItStood(Bundle story) {
        return "As it stood on "
                + LondonDate.moment(Objects.requireNonNull(story.getTimestamp()).toInstant());
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

    private static Section section(SectionComponent section, Bundle story) {
        String code = code(section);
        List<ScoreChart> charts = StorySection.SCORES.code().equals(code) ? ScoreCharts.of(section, story) : List.of();
        return new Section(code, section.getTitle(), section.getText().getDivAsString(), charts);
    }

    private static String code(SectionComponent section) {
        return section.getCode().getCodingFirstRep().getCode();
    }

    private static String oneRow(String text) {
        return String.join(" ", PlainText.rows(text));
    }
}

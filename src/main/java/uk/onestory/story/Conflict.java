package uk.onestory.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;

/** An entry that sets what sources say of one thing side by side, each with who recorded it and when. */
final class Conflict {

    private Conflict() {}

    /**
     * @param about what they do not agree on, for the end of a sentence
     * @param says what one of them says; null for nothing
     */
    static <T extends Resource> Entry between(
            String about, List<? extends T> sources, Function<? super T, String> says, Told told) {
        List<Line> lines = new ArrayList<>();
        for (T source : sources) {
            Recorded recorded = Recorded.of(source);
            String text = Objects.requireNonNullElse(says.apply(source), "says nothing of it");
            lines.add(Line.of(
                    LondonDate.words(recorded.on()), text + ", recorded by " + SectionNarrative.who(recorded, told)));
        }
        return new Entry("Please check " + about, lines, List.copyOf(sources), null);
    }

    /** For comparison: letters and digits only, in lower case. */
    static String comparable(String words) {
        return words == null
                ? ""
                : words.toLowerCase(java.util.Locale.UK)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip();
    }
}

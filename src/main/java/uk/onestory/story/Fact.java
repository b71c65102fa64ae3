package uk.onestory.story;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/**
 * One thing that the head of a story says.
 *
 * @param label plain words before it; null for none
 * @param text what is known; in several rows what is read in several
 * @param tone how it is said
 * @param cites the resources that say so, beside the Patient
 */
record Fact(String label, String text, Tone tone, List<Resource> cites) {

    enum Tone {
        PLAIN("plain"),
        /** Somebody has to act, or to take care. */
        ALARM("alarm"),
        /** Nothing is known, or may be known, about it. */
        UNKNOWN("unknown");

        private final String style;

        Tone(String style) {
            this.style = style;
        }

        /** The class that the style sheet knows it by. */
        String style() {
            return style;
        }
    }

    static Fact of(String label, String text, Resource... cites) {
        return new Fact(label, text, Tone.PLAIN, List.of(cites));
    }

    static Fact alarm(String label, String text, Resource... cites) {
        return new Fact(label, text, Tone.ALARM, List.of(cites));
    }

    /** @param text what to say instead, in calm words: that nothing is seen, not that nothing is there */
    static Fact unknown(String label, String text) {
        return new Fact(label, text, Tone.UNKNOWN, List.of());
    }

    Fact citing(List<? extends Resource> more) {
        return new Fact(
                label,
                text,
                tone,
                Stream.concat(cites.stream(), more.stream()).distinct().toList());
    }
}

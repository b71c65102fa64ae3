package uk.onestory.story;

import java.util.Arrays;
import java.util.Optional;

/** What of an About Me says how to be with the person and so stands out: the questions by {@code linkId}. */
enum Callout {
    DO("please-do", "do"),
    DO_NOT("please-do-not", "do-not"),
    TOLD("already-told", "told");

    private final String question;
    private final String style;

    Callout(String question, String style) {
        this.question = question;
        this.style = style;
    }

    static Optional<Callout> of(String question) {
        return Arrays.stream(values())
                .filter(callout -> callout.question.equals(question))
                .findFirst();
    }

    /** The class that the style sheet knows it by. */
    String style() {
        return style;
    }
}

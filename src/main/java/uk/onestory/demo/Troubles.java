package uk.onestory.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Reference;

/**
 * What a person lives with: most of them with a mental health and a substance use condition that affect each other.
 *
 * @param mental the mental health condition; null for a few people
 * @param mentalUrn its fullUrl
 * @param substance the substance use condition; null for a few people
 * @param substanceUrn its fullUrl
 */
record Troubles(Words.Problem mental, String mentalUrn, Words.Problem substance, String substanceUrn) {

    private static final int BOTH = 84;
    private static final int MENTAL_ONLY = 9;

    static Troubles of(Words.Problems problems, Subject subject) {
        Dice dice = subject.dice("problems");
        int which = dice.between(1, 100);
        boolean both = subject.journey().withSubstanceUseService() || which <= BOTH;
        boolean mental = both || which <= BOTH + MENTAL_ONLY;
        boolean substance = both || !mental;
        return new Troubles(
                mental ? dice.pick(problems.mentalHealth(), Words.Problem::share) : null,
                dice.urn(),
                substance ? dice.pick(problems.substanceUse(), Words.Problem::share) : null,
                dice.urn());
    }

    boolean coOccur() {
        return mental != null && substance != null;
    }

    Optional<Words.Problem> mentalHealth() {
        return Optional.ofNullable(mental);
    }

    Optional<Words.Problem> substanceUse() {
        return Optional.ofNullable(substance);
    }

    /** @param kinds of {@link Words.Problem}; none fit everybody */
    boolean fit(List<String> kinds) {
        return kinds.isEmpty() || of(kinds).isPresent();
    }

    /** The condition that is of one of these kinds. */
    Optional<Reference> of(List<String> kinds) {
        if (mental != null && kinds.contains(mental.kind())) {
            return Optional.of(new Reference(mentalUrn));
        }
        return substance != null && kinds.contains(substance.kind())
                ? Optional.of(new Reference(substanceUrn))
                : Optional.empty();
    }

    List<Reference> references() {
        List<Reference> references = new ArrayList<>();
        mentalHealth().ifPresent(there -> references.add(new Reference(mentalUrn)));
        substanceUse().ifPresent(there -> references.add(new Reference(substanceUrn)));
        return references;
    }
}

package uk.onestory.story;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import uk.onestory.conformance.ScoreTools;
import uk.onestory.fhir.Values;

/** Scores that say that somebody may be in danger or very unwell now, by the table {@link HighScore}. */
final class HighScores {

    private static final String LOINC = "http://loinc.org";
    private static final Set<ObservationStatus> NO_RESULT =
            EnumSet.of(ObservationStatus.CANCELLED, ObservationStatus.ENTEREDINERROR, ObservationStatus.REGISTERED);

    private HighScores() {}

    /** What a score says, for people, where it is a high one: "PHQ-9 is 21 of 27: severe depression". */
    static Optional<String> words(Observation score) {
        if (NO_RESULT.contains(score.getStatus())) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        Set<String> tools = tools(score.getCode());
        words.addAll(results(tools, score.getValue()));
        words.addAll(answered(score.getCode(), Set.of(), score.getValue()));
        for (ObservationComponentComponent part : score.getComponent()) {
            words.addAll(results(tools(part.getCode()), part.getValue()));
            words.addAll(answered(part.getCode(), tools, part.getValue()));
        }
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(words.stream().distinct().collect(Collectors.joining("; ")));
    }

    /**
     * The high ones among the latest result of each tool: somebody who has recovered since is not in danger now.
     *
     * @param newestFirst Observations of any kind
     */
    static List<Observation> among(List<Observation> newestFirst) {
        Set<String> seen = new HashSet<>();
        return newestFirst.stream()
                .filter(HighScores::hasResult)
                .filter(score -> seen.add(tool(score)))
                .filter(score -> words(score).isPresent())
                .toList();
    }

    private static boolean hasResult(Observation score) {
        return !NO_RESULT.contains(score.getStatus())
                && Stream.concat(
                                Stream.ofNullable(score.getValue()),
                                score.getComponent().stream().map(ObservationComponentComponent::getValue))
                        .anyMatch(Values::isThere);
    }

    /** The same tool by its code, else by the codes of its parts. */
    private static String tool(Observation score) {
        return ScoreTools.of(score.getCode())
                .or(() -> Values.codes(score.getCode()).findFirst())
                .orElseGet(() -> score.getComponent().stream()
                        .map(part ->
                                String.join(" ", Values.codes(part.getCode()).toList()))
                        .collect(Collectors.joining(" ")));
    }

    private static Set<String> tools(CodeableConcept code) {
        return ScoreTools.of(code).map(Set::of).orElse(Set.of());
    }

    private static List<String> results(Set<String> tools, Type value) {
        Optional<BigDecimal> number = number(value);
        return number.isEmpty()
                ? List.of()
                : HighScore.of(tools).stream()
                        .filter(row -> row.isReachedBy(number.get()))
                        .map(row -> row.words(number.get()))
                        .toList();
    }

    /** @param tools that the question is a part of */
    private static List<String> answered(CodeableConcept question, Set<String> tools, Type value) {
        boolean yes = number(value).map(number -> number.signum() > 0).orElse(false)
                || (value instanceof CodeableConcept answer
                        && Values.codes(answer).anyMatch(HighScore.Question.ANSWERED::contains));
        return Arrays.stream(HighScore.Question.values())
                .filter(row -> yes && asks(question, tools, row))
                .map(HighScore.Question::words)
                .toList();
    }

    private static boolean asks(CodeableConcept question, Set<String> tools, HighScore.Question row) {
        return Values.codes(question.getCoding(), LOINC).anyMatch(code -> code.equals(row.loinc()))
                || (tools.contains(row.tool())
                        && Stream.concat(
                                        Stream.of(question.getText()),
                                        question.getCoding().stream().map(Coding::getDisplay))
                                .filter(Objects::nonNull)
                                .anyMatch(words ->
                                        numbered(row.number()).matcher(words).find()));
    }

    /** No code for single questions is agreed in SNOMED CT, so senders number them. */
    private static Pattern numbered(int number) {
        return Pattern.compile("(?i)\\b(item|question|q)\\s*" + number + "\\b");
    }

    private static Optional<BigDecimal> number(Type value) {
        if (value instanceof Quantity quantity) {
            return Optional.ofNullable(quantity.getValue());
        }
        return value instanceof IntegerType integer && integer.hasValue()
                ? Optional.of(BigDecimal.valueOf(integer.getValue()))
                : Optional.empty();
    }
}

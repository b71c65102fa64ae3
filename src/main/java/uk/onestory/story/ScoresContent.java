package uk.onestory.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import uk.onestory.conformance.ScoreTools;
import uk.onestory.fhir.Values;

/** Scores over time: the tools side by side, each with its results, newest first. */
final class ScoresContent implements SectionContent {

    @Override
    public List<Entry> entries(Told told) {
        return byTool(told.of(Observation.class)).values().stream()
                .map(scores -> {
                    Observation newest = scores.get(0);
                    List<Line> lines =
                            scores.stream().map(score -> line(score, told)).toList();
                    return new Entry(name(newest), lines, List.copyOf(scores), null);
                })
                .toList();
    }

    /** The scores among them by tool, each in the order in which they are given. */
    static Map<String, List<Observation>> byTool(List<Observation> observations) {
        Map<String, List<Observation>> byTool = new LinkedHashMap<>();
        observations.stream().filter(ScoresContent::isScore).forEach(score -> byTool.computeIfAbsent(
                        tool(score), tool -> new ArrayList<>())
                .add(score));
        return byTool;
    }

    /** By the code of a tool, whatever category the sender gave it, if any. */
    private static boolean isScore(Observation observation) {
        return Observations.isOf(observation, "score")
                || (!Observations.isOf(observation, "strength")
                        && !Observations.isOf(observation, "care-preference")
                        && (ScoreTools.contain(observation.getCode())
                                || observation.getComponent().stream()
                                        .anyMatch(part -> ScoreTools.contain(part.getCode()))));
    }

    /** The same tool by its code: senders name it differently. */
    private static String tool(Observation score) {
        return ScoreTools.of(score.getCode())
                .or(() -> Values.codes(score.getCode()).findFirst())
                .orElseGet(() -> name(score));
    }

    static String name(Observation score) {
        return Optional.ofNullable(Words.of(score.getCode())).orElse("Score");
    }

    private static Line line(Observation score, Told told) {
        Recorded recorded = Recorded.of(score);
        String result = Optional.ofNullable(result(score)).orElse("no result");
        String standing = Standing.words(score);
        String text = standing == null ? result : result + " (" + standing + ")";
        return Line.of(LondonDate.words(recorded.on()), text + ", recorded by " + SectionNarrative.who(recorded, told));
    }

    private static String result(Observation score) {
        String value = Words.of(score.getValue());
        if (value != null) {
            return value;
        }
        if (score.hasComponent()) {
            return Words.joined(
                    score.getComponent().stream().map(ScoresContent::component).toList());
        }
        return Words.of(score.getDataAbsentReason());
    }

    private static String component(ObservationComponentComponent part) {
        return Words.joined(java.util.Arrays.asList(Words.of(part.getCode()), Words.of(part.getValue())), ": ");
    }
}

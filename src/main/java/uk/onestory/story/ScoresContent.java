package uk.onestory.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;

/** Scores over time: the tools side by side, each with its results, newest first. */
final class ScoresContent implements SectionContent {

    @Override
    public List<Entry> entries(Told told) {
        Map<String, List<Observation>> byTool = new LinkedHashMap<>();
        told.of(Observation.class).stream()
                .filter(observation -> Observations.isOf(observation, "score"))
                .forEach(score -> byTool.computeIfAbsent(tool(score), tool -> new ArrayList<>())
                        .add(score));
        return byTool.values().stream()
                .map(scores -> {
                    Observation newest = scores.get(0);
                    List<Line> lines =
                            scores.stream().map(score -> line(score, told)).toList();
                    return new Entry(name(newest), lines, List.copyOf(scores), null);
                })
                .toList();
    }

    /** The same tool by its code: senders name it differently. */
    private static String tool(Observation score) {
        return score.getCode().hasCoding() ? score.getCode().getCodingFirstRep().getCode() : name(score);
    }

    private static String name(Observation score) {
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
        if (score.hasValue()) {
            return Words.of(score.getValue());
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

package uk.onestory.story;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.conformance.ScoreTools;
import uk.onestory.story.ScoreChart.Result;

/** A curve for each tool, from the scores that a section of the document cites. */
final class ScoreCharts {

    /** The newest: what is older stands in the words beside. */
    private static final int MOST = 24;

    private ScoreCharts() {}

    /** One for each tool with a known range and two results in it at least. */
    static List<ScoreChart> of(SectionComponent section, Bundle story) {
        Set<String> cited =
                section.getEntry().stream().map(Reference::getReference).collect(Collectors.toSet());
        List<Observation> scores = story.getEntry().stream()
                .map(entry -> entry.getResource())
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .filter(score -> cited.contains(References.key((Resource) score)))
                .toList();
        return ScoresContent.byTool(scores).values().stream()
                .map(ScoreCharts::chart)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ScoreChart> chart(List<Observation> scores) {
        Observation newest = scores.get(0);
        return ScoreTools.of(newest.getCode()).flatMap(ScoreScale::of).flatMap(scale -> {
            List<Result> results = scores.stream()
                    .flatMap(ScoreCharts::result)
                    .filter(result -> scale.holds(result.value()))
                    .sorted(Comparator.comparing(result -> LondonDate.begin(result.on())))
                    .toList();
            return results.size() < 2
                    ? Optional.empty()
                    : Optional.of(ScoreChart.of(
                            ScoresContent.name(newest),
                            results.subList(Math.max(0, results.size() - MOST), results.size()),
                            scale));
        });
    }

    private static Stream<Result> result(Observation score) {
        if (score.getValue() instanceof IntegerType number && number.hasValue()) {
            return Stream.of(new Result(Recorded.of(score).on(), number.getValue()));
        }
        return score.getValue() instanceof Quantity quantity && quantity.getValue() != null
                ? Stream.of(
                        new Result(Recorded.of(score).on(), quantity.getValue().doubleValue()))
                : Stream.empty();
    }
}

package uk.onestory.pages;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import uk.onestory.referral.TransitionTable;

/**
 * The steps of a Task as they are drawn. A step that is the same from every open status starts once, at the frame around
 * them: the picture would drown in arrows otherwise.
 *
 * @param open statuses within the frame
 * @param ends statuses that nothing leads out of
 * @param steps arrows
 */
record StateMachine(List<String> open, List<String> ends, List<Step> steps) {

    /**
     * An arrow.
     *
     * @param from the status that it starts at, or all the open ones where it starts at the frame
     * @param to status
     * @param who parties that may go it
     * @param lines numbers of the lines of the table that it stands for
     */
    record Step(List<String> from, String to, Set<String> who, Set<Integer> lines) {

        public boolean startsAtTheFrame() {
            return from.size() > 1;
        }
    }

    static StateMachine ofTheTable() {
        return of(TransitionTable.open(), TransitionTable.arrows());
    }

    static StateMachine of(List<String> open, List<TransitionTable.Arrow> arrows) {
        Set<String> ends = arrows.stream()
                .map(TransitionTable.Arrow::to)
                .filter(status -> !open.contains(status))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Step> steps = new ArrayList<>();
        for (TransitionTable.Arrow arrow : arrows) {
            Step whole = new Step(open, arrow.to(), arrow.who(), arrow.lines());
            if (!ends.contains(arrow.to()) || !arrows.containsAll(eachOf(whole))) {
                steps.add(new Step(List.of(arrow.from()), arrow.to(), arrow.who(), arrow.lines()));
            } else if (!steps.contains(whole)) {
                steps.add(whole);
            }
        }
        return new StateMachine(open, List.copyOf(ends), List.copyOf(steps));
    }

    private static List<TransitionTable.Arrow> eachOf(Step step) {
        return step.from().stream()
                .map(from -> new TransitionTable.Arrow(from, step.to(), step.who(), step.lines()))
                .toList();
    }
}

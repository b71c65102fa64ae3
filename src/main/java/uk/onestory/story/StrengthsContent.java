package uk.onestory.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Observation;

/** What the person can build on, and what they hope for. */
final class StrengthsContent implements SectionContent {

    @Override
    public List<Entry> entries(Told told) {
        List<Entry> entries = new ArrayList<>();
        told.of(Observation.class).stream()
                .filter(observation -> Observations.isOf(observation, "strength"))
                .forEach(strength -> entries.add(strength(strength)));
        told.of(Goal.class).forEach(goal -> entries.add(goal(goal)));
        return entries;
    }

    private static Entry strength(Observation strength) {
        String what = Words.of(strength.getCode());
        return Entry.of(
                strength,
                what == null ? "Strength" : what,
                Line.of(null, strength.hasValue() ? Words.of(strength.getValue()) : null),
                Line.of("Note", Words.notes(strength.getNote())));
    }

    /** @param span a length of time and no date */
    private static String due(Goal goal, boolean span) {
        return Words.joined(goal.getTarget().stream()
                .map(GoalTargetComponent::getDue)
                .filter(due -> due instanceof Duration == span)
                .map(Words::of)
                .toList());
    }

    private static Entry goal(Goal goal) {
        return Entry.of(
                goal,
                "Goal: " + Objects.requireNonNullElse(Words.of(goal.getDescription()), "not written down"),
                Line.of("Hoped for by", due(goal, false)),
                Line.of("Hoped for within", due(goal, true)),
                Line.of("How far it has come", Words.of(goal.getAchievementStatus())),
                Line.of("Note", Words.notes(goal.getNote())));
    }
}

package uk.onestory.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentPredictionComponent;
import uk.onestory.fhir.Values;

/**
 * Risks and the safety plan. The plan comes first: it says what to do. A need of safety, a condition that is a danger in
 * itself and a high score are told here too, though other sections tell more of them: who looks here only must see them.
 */
final class SafetyContent implements SectionContent {

    /** The package's ValueSet {@code OneStory-Risk}, in SNOMED CT. */
    private static final Set<String> RISKS =
            Set.of("225444004", "6471006", "82313006", "248062006", "314550003", "766561000000109");

    private static final String SNOMED = "http://snomed.info/sct";

    @Override
    public List<Entry> entries(Told told) {
        List<Entry> risks = new ArrayList<>();
        HighScores.among(told.of(Observation.class)).forEach(score -> risks.add(score(score)));
        told.of(Condition.class).stream()
                .filter(condition -> NeedsContent.isOfSafety(condition) || isRisk(condition))
                .forEach(condition -> risks.add(condition(condition)));
        told.of(Flag.class).forEach(flag -> risks.add(flag(flag)));
        told.of(RiskAssessment.class).forEach(risk -> risks.add(risk(risk)));
        risks.sort(NewestFirst.ENTRIES);
        List<Entry> entries = new ArrayList<>();
        told.of(CarePlan.class).stream().filter(Plans::isSafety).forEach(plan -> entries.add(plan(plan, told)));
        entries.addAll(risks);
        return entries;
    }

    private static boolean isRisk(Condition condition) {
        return Values.codes(condition.getCode().getCoding(), SNOMED).anyMatch(RISKS::contains);
    }

    private static Entry score(Observation score) {
        return Entry.of(
                score,
                HighScores.words(score).orElse("A high score"),
                Line.of("What it is", "The latest result of a scored tool"));
    }

    private static Entry condition(Condition condition) {
        boolean need = NeedsContent.isOfSafety(condition);
        String name = Words.of(condition.getCode());
        String other = need ? "A need of safety that is not named here" : "A risk that is not named here";
        return Entry.of(
                        condition,
                        name == null ? other : name,
                        Line.of("What it is", need ? "A need of safety" : "A condition that is a risk"))
                .telling(Course.lines(condition))
                .telling(List.of(Line.of("Note", Words.notes(condition.getNote()))));
    }

    private static Entry plan(CarePlan plan, Told told) {
        return Entry.of(
                        plan,
                        plan.getTitle() != null ? plan.getTitle() : "Safety plan",
                        Line.of("What tends to come before", Plans.words(plan, "Trigger", told)),
                        Line.of("What helps", Plans.words(plan, "WhatHelps", told)),
                        Line.of("Whom to contact", Plans.words(plan, "WhomToContact", told)),
                        Line.of("More", plan.getDescription()),
                        Line.of("Note", Words.notes(plan.getNote())))
                .telling(Plans.review(plan, told));
    }

    private static Entry flag(Flag flag) {
        return Entry.of(
                flag,
                Objects.requireNonNullElse(Words.of(flag.getCode()), "Something to know"),
                Line.of("Kind", Words.all(flag.getCategory())),
                Line.of("When", LondonDate.words(flag.getPeriod())));
    }

    private static Entry risk(RiskAssessment risk) {
        String predictions = Words.joined(
                risk.getPrediction().stream().map(SafetyContent::prediction).toList(), "\n");
        String what = Words.of(risk.getCode());
        return Entry.of(
                risk,
                what == null ? "Risk assessment" : what,
                Line.of("What may happen", predictions),
                Line.of("What lowers the risk", risk.getMitigation()),
                Line.of("Note", Words.notes(risk.getNote())));
    }

    private static String prediction(RiskAssessmentPredictionComponent prediction) {
        return Words.joined(Arrays.asList(
                Words.of(prediction.getOutcome()),
                Words.of(prediction.getQualitativeRisk()),
                prediction.getRationale()));
    }
}

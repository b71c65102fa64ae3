package uk.onestory.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentPredictionComponent;

/** Risks and the safety plan. The plan comes first: it says what to do. */
final class SafetyContent implements SectionContent {

    @Override
    public List<Entry> entries(Told told) {
        List<Entry> risks = new ArrayList<>();
        told.of(Flag.class).forEach(flag -> risks.add(flag(flag)));
        told.of(RiskAssessment.class).forEach(risk -> risks.add(risk(risk)));
        risks.sort(Comparator.comparing(
                        (Entry entry) -> LondonDate.begin(entry.recorded().on()))
                .reversed());
        List<Entry> entries = new ArrayList<>();
        told.of(CarePlan.class).stream().filter(Plans::isSafety).forEach(plan -> entries.add(plan(plan, told)));
        entries.addAll(risks);
        return entries;
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

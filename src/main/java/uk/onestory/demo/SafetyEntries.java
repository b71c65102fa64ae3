package uk.onestory.demo;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentPredictionComponent;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;

/** What must be known at once, and what was thought through about it together with the person. */
final class SafetyEntries {

    private final CareWords.Safety words;

    SafetyEntries(CareWords words) {
        this.words = words.safety();
    }

    List<BundleEntryComponent> of(Subject subject, Troubles troubles, int toldDaysAgo) {
        List<BundleEntryComponent> entries = new ArrayList<>(flags(subject, troubles, toldDaysAgo));
        Dice dice = subject.dice("risks");
        int count = subject.is(SpecialCase.LONGEST) ? 2 : dice.chance(35) ? 1 : 0;
        List<CareWords.Risk> fitting = words.risks().stream()
                .filter(risk -> troubles.fit(risk.kinds()))
                .toList();
        for (CareWords.Risk risk : dice.several(fitting, count)) {
            entries.add(Entries.create(dice.urn(), risk(subject, risk, toldDaysAgo, dice)));
        }
        return entries;
    }

    private List<BundleEntryComponent> flags(Subject subject, Troubles troubles, int toldDaysAgo) {
        Dice dice = subject.dice("flags");
        List<CareWords.Flag> raised = new ArrayList<>();
        if (subject.is(SpecialCase.SENSITIVE_ADDRESS)) {
            raised.add(words.sensitive());
        }
        if (subject.is(SpecialCase.ANOTHER_LANGUAGE)) {
            raised.add(words.interpreter());
        }
        List<CareWords.Flag> fitting = new ArrayList<>(words.flags().stream()
                .filter(flag -> troubles.fit(flag.kinds()))
                .toList());
        int count = subject.is(SpecialCase.LONGEST) ? 5 : dice.pick(List.of(0, 0, 1, 1, 2));
        for (int i = 0; i < count && !fitting.isEmpty(); i++) {
            CareWords.Flag flag = dice.pick(fitting, CareWords.Flag::share);
            fitting.remove(flag);
            raised.add(flag);
        }
        List<BundleEntryComponent> entries = new ArrayList<>();
        for (CareWords.Flag flag : raised) {
            boolean ended = entries.size() > 0 && entries.size() == raised.size() - 1;
            entries.add(Entries.create(dice.urn(), flag(subject, flag, toldDaysAgo, ended, dice)));
        }
        return entries;
    }

    private static Flag flag(Subject subject, CareWords.Flag words, int toldDaysAgo, boolean ended, Dice dice) {
        Flag flag = new Flag();
        flag.getMeta().addProfile(Codes.profile("RiskFlag"));
        flag.setStatus(ended ? FlagStatus.INACTIVE : FlagStatus.ACTIVE);
        flag.addCategory(category(words.category()));
        flag.setCode(Codes.snomedOrWords(words.code(), words.display(), words.text()));
        flag.setSubject(subject.reference());
        int raisedDaysAgo = toldDaysAgo + dice.between(20, 200);
        flag.getPeriod().setStartElement(subject.date(raisedDaysAgo));
        if (ended) {
            flag.getPeriod().setEndElement(subject.date(toldDaysAgo + dice.between(1, 19)));
        }
        flag.setAuthor(subject.gp().reference());
        return flag;
    }

    private static CodeableConcept category(String category) {
        return switch (category) {
            case "safety" ->
                new CodeableConcept(
                        new Coding("http://terminology.hl7.org/CodeSystem/flag-category", "safety", "Safety"));
            case "safeguarding" -> bars("SG", "Safeguarding");
            default -> bars("RA", "Reasonable adjustment");
        };
    }

    private static CodeableConcept bars(String code, String words) {
        return new CodeableConcept(new Coding("https://fhir.nhs.uk/CodeSystem/flag-categories-bars", code, null))
                .setText(words);
    }

    private static RiskAssessment risk(Subject subject, CareWords.Risk words, int toldDaysAgo, Dice dice) {
        RiskAssessment risk = new RiskAssessment();
        risk.getMeta().addProfile(Codes.profile("RiskAssessment"));
        risk.setStatus(RiskAssessmentStatus.FINAL);
        risk.setSubject(subject.reference());
        DateTimeType when = subject.moment(toldDaysAgo, dice);
        risk.setOccurrence(when);
        RiskAssessmentPredictionComponent prediction = risk.addPrediction();
        prediction.setOutcome(Codes.snomedOrWords(words.code(), words.display(), words.text()));
        prediction.setQualitativeRisk(new CodeableConcept().setText(words.likely()));
        prediction.setRationale(words.rationale());
        risk.setMitigation(words.mitigation());
        return risk;
    }
}

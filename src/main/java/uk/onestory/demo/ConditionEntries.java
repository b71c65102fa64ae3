package uk.onestory.demo;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Conditions, how they go together, and needs. */
final class ConditionEntries {

    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    private static final List<String> ALCOHOL_PATTERNS =
            List.of("daily", "most-days", "most-days", "weekly", "in-bouts", "in-bouts", "not-now");
    private static final List<String> DRUG_PATTERNS =
            List.of("daily", "most-days", "weekly", "now-and-then", "in-bouts", "not-now");

    private final Words words;

    ConditionEntries(Words words) {
        this.words = words;
    }

    List<BundleEntryComponent> of(Subject subject, Troubles troubles, int toldDaysAgo) {
        List<BundleEntryComponent> entries = new ArrayList<>();
        if (troubles.mental() != null) {
            entries.add(Entries.create(troubles.mentalUrn(), mentalHealth(subject, troubles, toldDaysAgo)));
        }
        if (troubles.substance() != null) {
            entries.add(Entries.create(troubles.substanceUrn(), substanceUse(subject, troubles, toldDaysAgo)));
        }
        Dice physical = subject.dice("physical");
        if (physical.chance(subject.age() / 2)) {
            Condition condition = condition(subject, toldDaysAgo);
            condition.getMeta().addProfile(Codes.profile("Condition"));
            condition.setCode(new CodeableConcept()
                    .setText(physical.pick(AgeTag.fitting(words.problems().physical(), subject.age()))));
            entries.add(Entries.create(physical.urn(), condition));
        }
        entries.addAll(needs(subject, toldDaysAgo));
        return entries;
    }

    private Condition mentalHealth(Subject subject, Troubles troubles, int toldDaysAgo) {
        Dice dice = subject.dice("mental-health");
        Condition condition = diagnosed(subject, troubles.mental(), toldDaysAgo, dice);
        condition.getMeta().addProfile(Codes.profile("MentalHealthCondition"));
        condition.addCategory(Codes.concept("ConditionKind", "mental-health"));
        if (troubles.coOccur()) {
            String effect = dice.pick(words.problems()
                    .effectOfSubstance()
                    .get(troubles.substance().kind()));
            coOccurs(condition, troubles.substanceUrn(), effect);
        }
        return condition;
    }

    private Condition substanceUse(Subject subject, Troubles troubles, int toldDaysAgo) {
        Dice dice = subject.dice("substance-use");
        Words.Problem problem = troubles.substance();
        Condition condition = diagnosed(subject, problem, toldDaysAgo, dice);
        condition.getMeta().addProfile(Codes.profile("SubstanceUseCondition"));
        condition.addCategory(Codes.concept("ConditionKind", "substance-use"));
        if (troubles.coOccur()) {
            String effect = dice.pick(words.problems()
                    .effectOfMentalHealth()
                    .get(troubles.mental().kind()));
            coOccurs(condition, troubles.mentalUrn(), effect);
        }
        String route = dice.pick(words.problems().routes().get(problem.kind()));
        condition.addExtension(Codes.extension("SubstanceRoute", Codes.concept("SubstanceRoute", route)));
        String pattern = dice.pick("alcohol".equals(problem.kind()) ? ALCOHOL_PATTERNS : DRUG_PATTERNS);
        condition.addExtension(Codes.extension("SubstancePattern", Codes.concept("SubstancePattern", pattern)));
        return condition;
    }

    private Condition diagnosed(Subject subject, Words.Problem problem, int toldDaysAgo, Dice dice) {
        Condition condition = condition(subject, toldDaysAgo);
        condition.getVerificationStatus().addCoding(new Coding(VERIFICATION, "confirmed", "Confirmed"));
        condition.setCode(Codes.snomed(problem.code(), problem.display()));
        if (dice.chance(70)) {
            condition.setOnset(
                    new StringType(dice.pick(AgeTag.fitting(words.problems().onset(), subject.age()))));
        }
        return condition;
    }

    private static void coOccurs(Condition condition, String otherUrn, String effect) {
        condition.addCategory(Codes.concept("ConditionKind", "co-occurring"));
        Extension coOccursWith = condition.addExtension();
        coOccursWith.setUrl(Codes.profile("CoOccursWith"));
        coOccursWith.addExtension("condition", new Reference(otherUrn));
        coOccursWith.addExtension("effect", new StringType(effect));
    }

    private List<BundleEntryComponent> needs(Subject subject, int toldDaysAgo) {
        Dice dice = subject.dice("needs");
        List<BundleEntryComponent> entries = new ArrayList<>();
        List<Words.Area> areas = new ArrayList<>(words.needs().areas());
        int count = dice.pick(List.of(1, 1, 1, 2, 2, 3));
        while (entries.size() < count) {
            Words.Area area = dice.pick(areas, Words.Area::share);
            areas.remove(area);
            Words.Need need = dice.pick(area.words());
            Condition condition = condition(subject, toldDaysAgo);
            condition.getMeta().addProfile(Codes.profile("Need"));
            condition.addCategory(Codes.concept("Need", area.code()));
            CodeableConcept code =
                    need.code() == null ? new CodeableConcept() : Codes.snomed(need.code(), need.display());
            condition.setCode(code.setText(need.text()));
            entries.add(Entries.create(dice.urn(), condition));
        }
        return entries;
    }

    private static Condition condition(Subject subject, int toldDaysAgo) {
        Condition condition = new Condition();
        condition.getClinicalStatus().addCoding(new Coding(CLINICAL, "active", "Active"));
        condition.setSubject(subject.reference());
        condition.setRecordedDateElement(
                new org.hl7.fhir.r4.model.DateTimeType(subject.day(toldDaysAgo).toString()));
        return condition;
    }
}

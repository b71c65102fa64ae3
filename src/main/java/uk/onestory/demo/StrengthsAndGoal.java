package uk.onestory.demo;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.StringType;

/** What a person can build on and hopes for, in their own words. */
final class StrengthsAndGoal {

    private final Words.Phrases phrases;

    StrengthsAndGoal(Words words) {
        this.phrases = words.phrases();
    }

    /** @param goalUrn fullUrl of the goal */
    List<BundleEntryComponent> of(Subject subject, String goalUrn, int toldDaysAgo) {
        Dice dice = subject.dice("strengths");
        List<BundleEntryComponent> entries = new ArrayList<>();
        List<String> own = AgeTag.fitting(phrases.strengths(), subject.age());
        for (String strength : dice.several(own, dice.between(1, 2))) {
            Observation observation = new Observation();
            observation.getMeta().addProfile(Codes.profile("Strength"));
            observation.setStatus(ObservationStatus.FINAL);
            observation.addCategory(Codes.concept("ObservationKind", "strength"));
            observation.setCode(new CodeableConcept().setText("Strength"));
            observation.setSubject(subject.reference());
            observation.setEffective(subject.moment(toldDaysAgo, dice));
            observation.addPerformer(subject.reference());
            observation.setValue(new StringType(strength));
            entries.add(Entries.create(dice.urn(), observation));
        }
        entries.add(Entries.create(goalUrn, goal(subject, toldDaysAgo)));
        return entries;
    }

    private Goal goal(Subject subject, int toldDaysAgo) {
        Goal goal = new Goal();
        goal.setLifecycleStatus(GoalLifecycleStatus.ACTIVE);
        goal.getDescription().setText(subject.dice("goal").pick(AgeTag.fitting(phrases.goals(), subject.age())));
        goal.setSubject(subject.reference());
        goal.setStart(new DateType(subject.day(toldDaysAgo).toString()));
        goal.setExpressedBy(subject.reference());
        return goal;
    }
}

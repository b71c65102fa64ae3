package uk.onestory.demo;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;

/** Scores over time: much the same while a person waits, better in small steps once there is help. */
final class ScoreEntries {

    private final List<Words.Tool> tools;

    ScoreEntries(Words words) {
        this.tools = words.scores().tools();
    }

    /** What the practice has measured so far: two to four scores of one or two tools. */
    List<BundleEntryComponent> beforeReferral(Subject subject, Troubles troubles, int toldDaysAgo) {
        List<BundleEntryComponent> entries = new ArrayList<>();
        for (Course course : courses(subject, troubles)) {
            Dice dice = course.dice();
            int earlier = toldDaysAgo + dice.between(30, 120);
            entries.add(score(subject, course.tool(), course.first(), earlier, subject.practice(), dice));
            if (entries.size() < 3) {
                int now = course.tool().worse(course.first(), dice.between(-2, 2));
                entries.add(score(subject, course.tool(), now, toldDaysAgo, subject.practice(), dice));
            }
        }
        return entries;
    }

    /** The first tool again, by the service that helps. */
    BundleEntryComponent withHelp(Subject subject, Troubles troubles, String organization, int daysAgo) {
        Course course = courses(subject, troubles).get(0);
        Dice dice = subject.dice("score-with-help");
        int better = course.tool()
                .worse(
                        course.first(),
                        -dice.between(1, Math.max(2, course.tool().max() / 4)));
        return score(subject, course.tool(), better, daysAgo, organization, dice);
    }

    private List<Course> courses(Subject subject, Troubles troubles) {
        List<Course> courses = new ArrayList<>();
        troubles.mentalHealth().ifPresent(problem -> courses.add(course(subject, problem, "score-mental")));
        troubles.substanceUse().ifPresent(problem -> courses.add(course(subject, problem, "score-substance")));
        return courses;
    }

    private Course course(Subject subject, Words.Problem problem, String part) {
        Dice dice = subject.dice(part);
        List<Words.Tool> fitting = tools.stream()
                .filter(tool -> tool.kinds().contains(problem.kind()))
                .toList();
        Words.Tool tool = dice.pick(fitting);
        return new Course(tool, dice.between(tool.from(), tool.to()), dice);
    }

    private static BundleEntryComponent score(
            Subject subject, Words.Tool tool, int value, int daysAgo, String organization, Dice dice) {
        Observation observation = new Observation();
        observation.getMeta().addProfile(Codes.profile("Score"));
        observation.setStatus(ObservationStatus.FINAL);
        observation.addCategory(Codes.concept("ObservationKind", "score"));
        observation.setCode(Codes.snomed(tool.code(), null).setText(tool.name()));
        observation.setSubject(subject.reference());
        observation.setEffective(subject.moment(daysAgo, dice));
        observation.addPerformer(new Reference("Organization/" + organization));
        observation.setValue(new IntegerType(value));
        return Entries.create(dice.urn(), observation);
    }

    private record Course(Words.Tool tool, int first, Dice dice) {}
}

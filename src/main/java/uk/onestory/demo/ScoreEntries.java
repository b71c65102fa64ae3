package uk.onestory.demo;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import uk.onestory.access.Sector;

/** Scores over time: much the same while a person waits, better in small steps once there is help. */
final class ScoreEntries {

    private static final int SOME_WEEKS = 21;

    private final List<Words.Tool> tools;
    private final List<Words.Tool> team;

    ScoreEntries(Words words) {
        this.tools = words.scores().tools();
        this.team = words.scores().team();
    }

    /** What the practice has measured over the months before: a curve of the first tool, now and then of the second. */
    List<BundleEntryComponent> beforeReferral(Subject subject, Troubles troubles, int toldDaysAgo) {
        List<BundleEntryComponent> entries = new ArrayList<>();
        for (Course course : courses(subject, troubles)) {
            Dice dice = course.dice();
            int count = subject.is(SpecialCase.LONGEST) ? 5 : entries.isEmpty() ? 3 : dice.between(1, 2);
            int apart = dice.between(25, 60);
            for (int before = count - 1; before >= 0; before--) {
                int value = course.tool().worse(course.first(), dice.between(-2, 2) - before);
                entries.add(
                        score(subject, course.tool(), value, toldDaysAgo + before * apart, subject.practice(), dice));
            }
        }
        return entries;
    }

    /** The first tool again, by the service that helps: better in steps, with a dent now and then. */
    List<BundleEntryComponent> withHelp(Subject subject, Troubles troubles, Actor service, int fromDaysAgo) {
        Course course = courses(subject, troubles).get(0);
        Dice dice = subject.dice("score-with-help");
        int count = Math.max(1, Math.min(subject.is(SpecialCase.LONGEST) ? 6 : 4, fromDaysAgo / SOME_WEEKS));
        List<BundleEntryComponent> entries = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            int better = i * course.tool().max() / (3 * count) + dice.between(-2, 1);
            int daysAgo = Math.max(1, fromDaysAgo - i * fromDaysAgo / (count + 1));
            int value = course.tool().worse(course.first(), -better);
            entries.add(score(subject, course.tool(), value, daysAgo, service.organization(), dice));
        }
        if (troubles.coOccur() && service.sector() == Sector.MENTAL_HEALTH && count > 1) {
            for (Words.Tool tool : team) {
                int first = dice.between(tool.from(), tool.to());
                entries.add(score(subject, tool, first, fromDaysAgo, service.organization(), dice));
                entries.add(score(subject, tool, tool.worse(first, -1), 1, service.organization(), dice));
            }
        }
        return entries;
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

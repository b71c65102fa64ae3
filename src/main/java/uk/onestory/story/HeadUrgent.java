package uk.onestory.story;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.Task;
import uk.onestory.conformance.FhirPackage;

/** What somebody has to act on, or to take care of, before anything else. */
final class HeadUrgent {

    private static final String NEED = FhirPackage.BASE + "/CodeSystem/OneStory-Need";
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final Set<ServiceRequestPriority> SOON =
            EnumSet.of(ServiceRequestPriority.URGENT, ServiceRequestPriority.ASAP, ServiceRequestPriority.STAT);
    /** Of a kind: a long record must not push the rest out of sight. */
    private static final int ENOUGH = 4;

    private HeadUrgent() {}

    static List<Fact> facts(Told told) {
        List<Fact> facts = new ArrayList<>();
        death(told.person(), facts);
        facts.addAll(enough(Risks.flags(told), "under Safety"));
        facts.addAll(enough(Risks.assessments(told), "under Safety"));
        facts.addAll(enough(scores(told), "under Scores over time"));
        facts.addAll(enough(needs(told), "under Needs"));
        facts.addAll(enough(referrals(told), "under Referrals"));
        facts.addAll(enough(LateTasks.of(told), "under Referrals and The plan"));
        if (facts.isEmpty()) {
            facts.add(Fact.unknown(null, "Nothing urgent that you can see"));
        }
        facts.add(safetyPlan(told));
        return facts;
    }

    private static void death(Patient person, List<Fact> facts) {
        String died = HeadPerson.died(person);
        if (died != null) {
            facts.add(Fact.alarm("This person has died", died));
        }
    }

    private static List<Fact> scores(Told told) {
        return HighScores.among(told.whole(Observation.class)).stream()
                .map(score -> Fact.alarm(
                        "High score",
                        HighScores.words(score).orElseThrow() + ", "
                                + LondonDate.phrase(Recorded.of(score).on()),
                        score))
                .toList();
    }

    private static List<Fact> needs(Told told) {
        return told.whole(Condition.class).stream()
                .filter(need -> need.getCategory().stream().anyMatch(area -> area.hasCoding(NEED, "safety")))
                .filter(need -> Set.of("inactive", "remission", "resolved").stream()
                        .noneMatch(state -> need.getClinicalStatus().hasCoding(CLINICAL, state)))
                .map(need -> Fact.alarm(
                        "Need of safety",
                        Words.of(need.getCode()) == null ? "not named here" : Words.of(need.getCode()),
                        need))
                .toList();
    }

    private static List<Fact> referrals(Told told) {
        Map<String, List<Task>> byReferral = ReferralsContent.byReferral(told);
        return told.whole(ServiceRequest.class).stream()
                .filter(Duty::isOpen)
                .filter(referral -> referral.getPriority() != null && SOON.contains(referral.getPriority()))
                .filter(ReferralsContent::asksAService)
                .map(referral -> referral(referral, byReferral.getOrDefault(References.key(referral), List.of()), told))
                .toList();
    }

    private static Fact referral(ServiceRequest referral, List<Task> tasks, Told told) {
        String label =
                referral.getPriority() == ServiceRequestPriority.STAT ? "Referral for help at once" : "Urgent referral";
        Map<String, String> steps = new LinkedHashMap<>();
        tasks.stream()
                .filter(task -> Party.name(ReferralsContent.asked(task), told) != null)
                .forEach(task -> steps.putIfAbsent(
                        Party.name(ReferralsContent.asked(task), told), Words.of(task.getBusinessStatus())));
        List<String> parts = steps.entrySet().stream()
                .map(step -> step.getValue() == null
                        ? step.getKey()
                        : step.getKey() + " (" + step.getValue().toLowerCase(Locale.UK) + ")")
                .toList();
        String to = parts.isEmpty()
                ? Words.joined(referral.getPerformer().stream()
                        .map(performer -> Party.name(performer, told))
                        .toList())
                : Words.joined(parts, "; ");
        return Fact.alarm(
                        label,
                        Words.joined(
                                List.of(
                                        to == null ? "to a service that is not named here" : "to " + to,
                                        "sent "
                                                + LondonDate.phrase(
                                                        Recorded.of(referral).on())),
                                ", "),
                        referral)
                .citing(tasks);
    }

    private static Fact safetyPlan(Told told) {
        List<CarePlan> plans = told.whole(CarePlan.class).stream()
                .filter(Plans::isSafety)
                .filter(plan -> KeyWorkers.goesOn(plan) || plan.getStatus() == CarePlanStatus.DRAFT)
                .toList();
        return plans.stream()
                .filter(KeyWorkers::goesOn)
                .findFirst()
                .map(plan -> Fact.of(
                        "Safety plan",
                        "there is one, "
                                + LondonDate.phrase(Recorded.of(plan).on()).replaceFirst("^(on|in) ", "of ")
                                + ": see Safety",
                        plan))
                .or(() -> plans.stream().findFirst().map(draft -> Fact.alarm("Safety plan", "a draft only", draft)))
                .orElseGet(() -> Fact.unknown(null, "No safety plan that you can see"));
    }

    private static List<Fact> enough(List<Fact> facts, String where) {
        if (facts.size() <= ENOUGH) {
            return facts;
        }
        List<Fact> some = new ArrayList<>(facts.subList(0, ENOUGH - 1));
        some.add(Fact.alarm(null, "And " + (facts.size() - some.size()) + " more like this, " + where));
        return some;
    }
}

package uk.onestory.careplan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.referral.Refs;

/**
 * Joint plans whose team or goal is changed later: a plan that stands keeps its key worker and a goal of the person's own.
 * A new diagnosis is never refused for what a plan does not address yet; that comes to light when the plan is next written.
 */
@Component
class StandingPlans {

    /** What of a plan rests on such a resource. */
    private static final Map<String, List<PlanPart>> PARTS =
            Map.of("CareTeam", parts("CarePlan.careTeam"), "Goal", parts("CarePlan.goal"));

    private final OneJointPlan plans;
    private final WholePlan whole;

    StandingPlans(OneJointPlan plans, WholePlan whole) {
        this.plans = plans;
        this.whole = whole;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 plan-incomplete */
    void judge(Resource changed, PlanChanges changes) {
        List<PlanPart> parts = PARTS.getOrDefault(changed.fhirType(), List.of());
        Optional<String> person = parts.isEmpty() ? Optional.empty() : SubjectOf.resource(changed);
        if (person.isEmpty()) {
            return;
        }
        String reference = changed.fhirType() + "/" + changed.getIdElement().getIdPart();
        plans.standing(person.get(), changes).stream()
                .filter(plan -> restsOn(plan).anyMatch(named -> reference.equals(Refs.to(named))))
                .forEach(plan -> whole.need(parts, plan, changes));
    }

    private static Stream<Reference> restsOn(CarePlan plan) {
        return Stream.concat(plan.getCareTeam().stream(), plan.getGoal().stream());
    }

    private static List<PlanPart> parts(String path) {
        return PlanPart.TABLE.stream().filter(part -> part.path().equals(path)).toList();
    }
}

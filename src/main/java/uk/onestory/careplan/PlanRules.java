package uk.onestory.careplan;

import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.springframework.stereotype.Component;
import uk.onestory.careplan.PlanChanges.Change;

/** Judges the plans of a transaction, and writes what follows from them. */
@Component
class PlanRules {

    private final WholePlan whole;
    private final OneJointPlan one;
    private final CareLevels levels;
    private final StandingPlans standing;

    PlanRules(WholePlan whole, OneJointPlan one, CareLevels levels, StandingPlans standing) {
        this.whole = whole;
        this.one = one;
        this.levels = levels;
        this.standing = standing;
    }

    void complete(PlanChanges changes) {
        for (Change change : changes.byPartners()) {
            if (change.after() instanceof CarePlan plan && !Plan.kinds(plan).isEmpty() && plan.hasSubject()) {
                judge(plan, change, changes);
            } else if (change.before() != null) {
                standing.judge(change.after(), changes);
            }
        }
    }

    private void judge(CarePlan plan, Change change, PlanChanges changes) {
        if (!Plan.isJoint(plan)) {
            return;
        }
        whole.need(plan, changes);
        if (plan.getStatus() == CarePlanStatus.ACTIVE) {
            CarePlan before = change.before(CarePlan.class);
            if (before == null || !Plan.isJoint(before) || before.getStatus() != CarePlanStatus.ACTIVE) {
                one.begin(plan, changes);
            }
            levels.journeyFollows(plan, changes);
        }
    }
}

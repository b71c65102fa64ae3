package uk.onestory.careplan;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** A joint plan may begin as a draft with gaps; once it is active it is whole. All that is missing is told at once. */
@Component
class WholePlan {

    private static final Set<CarePlanStatus> IN_FORCE = EnumSet.of(CarePlanStatus.ACTIVE, CarePlanStatus.ONHOLD);

    private final JointPlanReader reader;

    WholePlan(JointPlanReader reader) {
        this.reader = reader;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 plan-incomplete */
    void need(CarePlan plan, PlanChanges changes) {
        if (IN_FORCE.contains(plan.getStatus())) {
            need(PlanPart.TABLE, plan, changes);
        }
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 plan-incomplete */
    void need(List<PlanPart> parts, CarePlan plan, PlanChanges changes) {
        JointPlan whole = reader.read(plan, changes);
        List<OperationOutcomeIssueComponent> missing = parts.stream()
                .filter(part -> !part.isThere(whole))
                .map(part -> Refusal.issue(Rule.PLAN_INCOMPLETE, part.instead(), part.path()))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.of(Rule.PLAN_INCOMPLETE, missing);
        }
    }
}

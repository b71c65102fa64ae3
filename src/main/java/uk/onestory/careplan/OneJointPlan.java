package uk.onestory.careplan;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Clock;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.fhir.PeriodEnd;
import uk.onestory.referral.Refs;
import uk.onestory.referral.ServerWrites;

/**
 * A person has one active joint plan. A new one says in {@code replaces} which it takes the place of, and that one is
 * completed with it.
 */
@Component
class OneJointPlan {

    private static final Set<CarePlanStatus> STANDING = EnumSet.of(CarePlanStatus.ACTIVE, CarePlanStatus.ONHOLD);

    private final Records records;
    private final JourneyLock lock;
    private final ServerWrites server;
    private final Clock clock;

    OneJointPlan(Records records, JourneyLock lock, ServerWrites server, Clock clock) {
        this.records = records;
        this.lock = lock;
        this.server = server;
        this.clock = clock;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 one-at-a-time */
    void begin(CarePlan plan, PlanChanges changes) {
        String person = Refs.to(plan.getSubject());
        lock.hold(plan.getSubject());
        for (CarePlan other : standing(person, changes)) {
            String reference = "CarePlan/" + other.getIdElement().getIdPart();
            if (plan.getReplaces().stream().anyMatch(replaced -> reference.equals(Refs.to(replaced)))) {
                complete(other, changes);
            } else if (other.getStatus() == CarePlanStatus.ACTIVE && !isSame(plan, other)) {
                throw Refusal.of(
                        Rule.ONE_AT_A_TIME,
                        "This person has an active joint plan: change that one, or name it in replaces and it is completed.",
                        "CarePlan.replaces");
            }
        }
    }

    /** The person's active joint plans: one, but for plans from before there was this rule. */
    List<CarePlan> active(String person, PlanChanges changes) {
        return standing(person, changes).stream()
                .filter(plan -> plan.getStatus() == CarePlanStatus.ACTIVE)
                .toList();
    }

    /** Active, or on hold: which a new one may replace as well. */
    List<CarePlan> standing(String person, PlanChanges changes) {
        TokenOrListParam statuses = new TokenOrListParam();
        STANDING.forEach(status -> statuses.add(null, status.toCode()));
        SearchParameterMap joint = SearchParameterMap.newSynchronous()
                .add(CarePlan.SP_SUBJECT, new ReferenceParam(person))
                .add(CarePlan.SP_STATUS, statuses)
                .add(CarePlan.SP_CATEGORY, new TokenParam(Plan.KIND, Plan.JOINT));
        return records.search(
                CarePlan.class,
                joint,
                changes,
                plan -> STANDING.contains(plan.getStatus())
                        && Plan.isJoint(plan)
                        && person.equals(Refs.to(plan.getSubject())));
    }

    private void complete(CarePlan old, PlanChanges changes) {
        CarePlan completed = old.copy();
        completed.setStatus(CarePlanStatus.COMPLETED);
        PeriodEnd.set(completed.getPeriod(), Date.from(clock.instant()));
        server.update(completed, changes.transaction());
        changes.wrote(completed);
    }

    private static boolean isSame(CarePlan one, CarePlan other) {
        return one.getIdElement().getIdPart().equals(other.getIdElement().getIdPart());
    }
}

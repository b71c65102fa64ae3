package uk.onestory.careplan;

import static org.hl7.fhir.r4.model.CarePlan.CarePlanStatus.ACTIVE;
import static org.hl7.fhir.r4.model.CarePlan.CarePlanStatus.COMPLETED;
import static org.hl7.fhir.r4.model.CarePlan.CarePlanStatus.DRAFT;
import static org.hl7.fhir.r4.model.CarePlan.CarePlanStatus.ENTEREDINERROR;
import static org.hl7.fhir.r4.model.CarePlan.CarePlanStatus.ONHOLD;
import static org.hl7.fhir.r4.model.CarePlan.CarePlanStatus.REVOKED;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.referral.Refs;

/** From which status to which a joint, safety or staying-well plan goes. Whom it is about and its kind stay. */
final class PlanStatus {

    /** To what it may change; a plan also changes and keeps its status, but not one that has ended. */
    static final Map<CarePlanStatus, Set<CarePlanStatus>> TABLE = Map.of(
            DRAFT, EnumSet.of(DRAFT, ACTIVE, REVOKED, ENTEREDINERROR),
            ACTIVE, EnumSet.of(ACTIVE, ONHOLD, COMPLETED, REVOKED, ENTEREDINERROR),
            ONHOLD, EnumSet.of(ONHOLD, ACTIVE, COMPLETED, REVOKED, ENTEREDINERROR),
            COMPLETED, EnumSet.of(ENTEREDINERROR),
            REVOKED, EnumSet.of(ENTEREDINERROR),
            ENTEREDINERROR, EnumSet.noneOf(CarePlanStatus.class));

    private PlanStatus() {}

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 frozen-field, illegal-transition */
    static void judge(CarePlan before, CarePlan after) {
        if (Plan.kinds(before).isEmpty() || !before.hasStatus() || !after.hasStatus()) {
            return; // none of ours until now, or no plan at all: the validator says so
        }
        if (!Refs.same(before.getSubject(), after.getSubject())) {
            throw Refusal.of(Rule.FROZEN_FIELD, "A plan stays with its person.", "CarePlan.subject");
        }
        if (!Plan.kinds(before).equals(Plan.kinds(after))) {
            throw Refusal.of(
                    Rule.FROZEN_FIELD,
                    "The kind of a plan stays: write a plan of the other kind.",
                    "CarePlan.category");
        }
        if (before.getStatus() != null
                && after.getStatus() != null
                && TABLE.containsKey(before.getStatus())
                && !TABLE.get(before.getStatus()).contains(after.getStatus())) {
            throw Refusal.of(
                    Rule.ILLEGAL_TRANSITION,
                    "From " + before.getStatus().toCode() + " to "
                            + after.getStatus().toCode()
                            + ": a plan that has ended stays as it is; write a new one that replaces it.",
                    "CarePlan.status");
        }
    }
}

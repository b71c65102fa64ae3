package uk.onestory.careplan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Resource;

/**
 * A joint plan with what it refers to.
 *
 * @param onRecord kinds of condition that the person lives with (codes of {@code OneStory-ConditionKind})
 * @param addressed kinds of condition that the plan addresses
 * @param organizations those behind the contributors, {@code Organization/id}
 * @param sectors of these organisations (codes of {@code OneStory-ServiceSector})
 * @param keyWorkers of the plan's care teams, at present
 * @param goals that the plan names
 * @param activities that the plan names; empty for one that cannot be found
 */
record JointPlan(
        CarePlan plan,
        Set<String> onRecord,
        Set<String> addressed,
        Set<String> organizations,
        Set<String> sectors,
        List<KeyWorker> keyWorkers,
        List<Goal> goals,
        List<Optional<Resource>> activities) {

    static final String MENTAL_HEALTH = "mental-health";
    static final String SUBSTANCE_USE = "substance-use";

    /** Both on record: the case that a joint plan is for. */
    boolean coOccurring() {
        return onRecord.contains(MENTAL_HEALTH) && onRecord.contains(SUBSTANCE_USE);
    }

    /**
     * @param reference to who it is; null where only a name or an identifier tells
     * @param organization {@code Organization/id}; null where nothing tells
     */
    record KeyWorker(String reference, String organization) {}
}

package uk.onestory.careplan;

import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import uk.onestory.fhir.Values;
import uk.onestory.referral.Refs;
import uk.onestory.server.Extensions;

/**
 * A part of an active joint plan.
 *
 * @param path where it stands
 * @param instead what to send where it is missing
 */
record PlanPart(String path, String instead, Predicate<JointPlan> there) {

    /** What an active joint plan has. */
    static final List<PlanPart> TABLE = List.of(
            new PlanPart(
                    "CarePlan.addresses",
                    "The person lives with both: address at least one mental-health condition (category mental-health).",
                    plan -> !plan.coOccurring() || plan.addressed().contains(JointPlan.MENTAL_HEALTH)),
            new PlanPart(
                    "CarePlan.addresses",
                    "The person lives with both: address at least one substance-use condition (category substance-use).",
                    plan -> !plan.coOccurring() || plan.addressed().contains(JointPlan.SUBSTANCE_USE)),
            new PlanPart(
                    "CarePlan.contributor",
                    "The person lives with both: a mental health service contributes (an Organization of the type mental-health, or"
                            + " a PractitionerRole in one).",
                    plan -> !plan.coOccurring() || plan.sectors().contains(JointPlan.MENTAL_HEALTH)),
            new PlanPart(
                    "CarePlan.contributor",
                    "The person lives with both: a substance use service contributes (an Organization of the type substance-use, or"
                            + " a PractitionerRole in one).",
                    plan -> !plan.coOccurring() || plan.sectors().contains(JointPlan.SUBSTANCE_USE)),
            new PlanPart(
                    "CarePlan.careTeam",
                    "Name a CareTeam with a key worker: a participant of the role key-worker, a PractitionerRole in one of the"
                            + " contributing organisations or somebody onBehalfOf one.",
                    plan -> plan.keyWorkers().stream()
                            .anyMatch(worker -> worker.organization() != null
                                    && plan.organizations().contains(worker.organization()))),
            new PlanPart(
                    "CarePlan.extension('https://fhir.onestory.example/StructureDefinition/OneStory-KeyWorker')",
                    "The key worker of the plan is the one of its care team.",
                    PlanPart::sameKeyWorker),
            new PlanPart(
                    "CarePlan.goal",
                    "Name at least one goal of the person's own: a Goal whose expressedBy is the person.",
                    plan -> plan.goals().stream()
                            .anyMatch(goal ->
                                    Refs.same(goal.getExpressedBy(), plan.plan().getSubject()))),
            new PlanPart(
                    "CarePlan.activity", "Name what is done: at least one activity, by reference.", plan -> plan.plan()
                            .hasActivity()),
            new PlanPart(
                    "CarePlan.activity.reference",
                    "Each activity has an owner: a Task an owner, a ServiceRequest a performer, an Appointment a participant beside"
                            + " the person.",
                    plan -> plan.activities().stream().allMatch(activity -> activity.filter(Activities::hasOwner)
                            .isPresent())),
            new PlanPart(
                    "CarePlan.extension('https://fhir.onestory.example/StructureDefinition/OneStory-CareLevel')",
                    "Say how much help the person has: OneStory-CareLevel.",
                    plan -> Plan.value(plan.plan(), "CareLevel", CodeableConcept.class)
                            .isPresent()),
            new PlanPart(
                    "CarePlan.extension('https://fhir.onestory.example/StructureDefinition/OneStory-AgreedWithPerson')",
                    "Say who agreed to the plan, and when: OneStory-AgreedWithPerson with agreed (true), date and by.",
                    PlanPart::agreed),
            new PlanPart(
                    "CarePlan.extension('https://fhir.onestory.example/StructureDefinition/OneStory-ReviewDate')",
                    "Say by when the plan is looked at again: OneStory-ReviewDate.",
                    plan -> Plan.value(plan.plan(), "ReviewDate", DateType.class)
                            .filter(DateType::hasValue)
                            .isPresent()),
            new PlanPart(
                    "CarePlan.extension('https://fhir.onestory.example/StructureDefinition/OneStory-Reviewer')",
                    "Say who sees to it that the plan is looked at again: OneStory-Reviewer.",
                    plan -> Plan.value(plan.plan(), "Reviewer", Reference.class)
                            .filter(reviewer -> !reviewer.isEmpty())
                            .isPresent()));

    boolean isThere(JointPlan plan) {
        return there.test(plan);
    }

    private static boolean agreed(JointPlan plan) {
        return Plan.extension(plan.plan(), "AgreedWithPerson")
                .filter(agreement -> Values.isTrue(part(agreement, "agreed")))
                .filter(agreement -> part(agreement, "date") != null && part(agreement, "by") != null)
                .isPresent();
    }

    private static org.hl7.fhir.r4.model.Type part(Extension agreement, String name) {
        Extension part = Extensions.first(agreement, name);
        return part != null && Values.isThere(part.getValue()) ? part.getValue() : null;
    }

    private static boolean sameKeyWorker(JointPlan plan) {
        String named = Plan.value(plan.plan(), "KeyWorker", Reference.class)
                .map(Refs::to)
                .orElse(null);
        return named == null
                || plan.keyWorkers().stream()
                        .allMatch(worker ->
                                worker.reference() == null || worker.reference().equals(named));
    }
}

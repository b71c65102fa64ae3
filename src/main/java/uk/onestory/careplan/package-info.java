/**
 * One plan and one journey: what makes a joint plan whole, who is with which service, the level of care, and the
 * catalogue of interventions by {@code PlanDefinition/$apply}. The profiles judge what stands in one resource; what
 * crosses resources is judged here, when all of a transaction is written and before it is committed. Follows the Tasks
 * of referrals by their {@link uk.onestory.referral.TaskMoved} events.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"fhir", "server", "conformance", "directory", "access", "referral"})
package uk.onestory.careplan;

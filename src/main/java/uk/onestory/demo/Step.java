package uk.onestory.demo;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** One thing that an organisation does for a person, as a FHIR write. */
sealed interface Step {

    Actor actor();

    /** The GP practice tells the story and, for most people, sends a referral: one transaction. */
    record Send(Actor actor, List<BundleEntryComponent> entries) implements Step {}

    /**
     * The Task that a service was asked to do goes on, in one transaction with what is written at that moment.
     *
     * @param service logical id of the HealthcareService that the Task asks
     * @param reason coded and in words; null where none is needed
     * @param outputs what the Task names then: the assessment, or the plan and the follow-up of a discharge
     * @param alongside resources that are written with it
     */
    record Move(
            Actor actor,
            String service,
            TaskStatus status,
            String businessStatus,
            CodeableConcept reason,
            List<Output> outputs,
            List<BundleEntryComponent> alongside)
            implements Step {

        static Move to(Actor actor, String service, TaskStatus status, String businessStatus) {
            return new Move(actor, service, status, businessStatus, null, List.of(), List.of());
        }
    }

    /** @param urn fullUrl of what it is */
    record Output(String type, String urn) {}

    /** {@code $hand-on}: the Task at one service is redirected and another service is asked. */
    record Redirect(Actor actor, String from, String to, CodeableConcept reason, String note) implements Step {}
}

package uk.onestory.referral;

import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.fhir.PartialDate;

/**
 * Nobody is discharged into nothing. A Task is completed when its output names the person's active staying-well plan and a
 * follow-up that another organisation has accepted, with a date ahead; or when it is a step up or down, and the next
 * service is asked in the same transaction. Everything that is missing is told at once.
 */
@Component
class SupportInPlace {

    private static final String PLAN_KIND = FhirPackage.BASE + "/CodeSystem/OneStory-PlanKind";
    private static final Set<TaskStatus> TAKEN_ON = EnumSet.of(TaskStatus.ACCEPTED, TaskStatus.INPROGRESS);

    private final ServerWrites server;
    private final Parties parties;
    private final Clock clock;

    SupportInPlace(ServerWrites server, Parties parties, Clock clock) {
        this.server = server;
        this.parties = parties;
        this.clock = clock;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 support-in-place */
    void need(Task completed, ReferralChanges changes) {
        List<OperationOutcomeIssueComponent> missing = new ArrayList<>();
        if (Codes.isBusinessStatus(completed.getBusinessStatus(), Codes.STEPPED)) {
            boolean next = changes.createdOn(Refs.to(completed.getFocus()))
                    .anyMatch(task -> ReferralTask.part(task) == ReferralTask.part(completed));
            if (!next) {
                missing.add(issue(null, "A step asks the next service in the same transaction: use $step."));
            }
        } else {
            plan(completed, changes, missing);
            followUp(completed, changes, missing);
        }
        if (!missing.isEmpty()) {
            throw Refusal.of(Rule.SUPPORT_IN_PLACE, missing);
        }
    }

    private void plan(Task completed, ReferralChanges changes, List<OperationOutcomeIssueComponent> missing) {
        Optional<CarePlan> plan = named(completed, CarePlan.class, changes)
                .filter(found -> Refs.same(found.getSubject(), completed.getFor()));
        if (plan.isEmpty()) {
            missing.add(issue(
                    "plan-missing",
                    "Name the person's staying-well plan: the parameter plan, or an output that refers to it."));
        } else if (plan.get().getStatus() != CarePlanStatus.ACTIVE
                || plan.get().getCategory().stream().noneMatch(kind -> kind.hasCoding(PLAN_KIND, "staying-well"))) {
            missing.add(issue("plan-not-active", "The plan must be active and of the category staying-well."));
        }
    }

    private void followUp(Task completed, ReferralChanges changes, List<OperationOutcomeIssueComponent> missing) {
        String closing = Refs.to(completed.getOwner());
        Optional<Task> task =
                named(completed, Task.class, changes).filter(found -> Refs.same(found.getFor(), completed.getFor()));
        Optional<Appointment> appointment = named(completed, Appointment.class, changes)
                .filter(found -> found.getParticipant().stream()
                        .anyMatch(participant -> Refs.same(participant.getActor(), completed.getFor())));
        if (task.isPresent()) {
            String owner = parties.organization(task.get().getOwner());
            followUp(
                    owner != null && TAKEN_ON.contains(task.get().getStatus()),
                    closing.equals(owner),
                    task.get().getRestriction().getPeriod().getEndElement(),
                    missing);
        } else if (appointment.isPresent()) {
            List<String> accepted = appointment.get().getParticipant().stream()
                    .filter(participant -> participant.getStatus() == ParticipationStatus.ACCEPTED)
                    .map(AppointmentParticipantComponent::getActor)
                    .map(parties::organization)
                    .filter(Objects::nonNull)
                    .toList();
            followUp(
                    appointment.get().getStatus() == AppointmentStatus.BOOKED && !accepted.isEmpty(),
                    !accepted.isEmpty() && accepted.stream().allMatch(closing::equals),
                    appointment.get().getStartElement(),
                    missing);
        } else {
            missing.add(issue(
                    "owner-not-accepted",
                    "Name the follow-up: the parameter follow-up, or an output that refers to a Task or Appointment of the"
                            + " same person at another organisation."));
        }
    }

    private void followUp(
            boolean accepted, boolean inside, BaseDateTimeType date, List<OperationOutcomeIssueComponent> missing) {
        if (!accepted) {
            missing.add(issue(
                    "owner-not-accepted",
                    "Whoever follows up must have accepted: the Task accepted or in progress, the Appointment booked with an"
                            + " accepted participant."));
        }
        if (inside) {
            missing.add(issue("owner-inside", "The follow-up is by another organisation than the one that closes."));
        }
        if (PartialDate.deadline(date)
                .filter(day -> day.isAfter(clock.instant()))
                .isEmpty()) {
            missing.add(issue(
                    "no-date", "The follow-up has a date ahead: Task.restriction.period.end or Appointment.start."));
        }
    }

    /** The resource of this type that the output names last. */
    private <T extends Resource> Optional<T> named(Task completed, Class<T> type, ReferralChanges changes) {
        return completed.getOutput().stream()
                .map(Task.TaskOutputComponent::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .filter(reference -> Refs.isType(reference, type.getSimpleName()))
                .map(Refs::to)
                .reduce((first, last) -> last)
                .flatMap(reference -> changes.written(type, reference).or(() -> stored(type, reference)));
    }

    private <T extends Resource> Optional<T> stored(Class<T> type, String reference) {
        try {
            return Optional.of(server.read(type, reference));
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return Optional.empty();
        }
    }

    private static OperationOutcomeIssueComponent issue(String part, String instead) {
        OperationOutcomeIssueComponent issue = Refusal.issue(Rule.SUPPORT_IN_PLACE, instead, "Task.output");
        if (part != null) {
            issue.getDetails().addCoding().setSystem(Rule.SYSTEM).setCode(part);
        }
        return issue;
    }
}

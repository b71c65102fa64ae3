package uk.onestory.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import uk.onestory.fhir.PartialDate;

/** Tasks whose date is over: a referral that nobody has confirmed to have received, and what a plan has somebody do. */
final class LateTasks {

    private static final Set<TaskStatus> NOT_RECEIVED = EnumSet.of(TaskStatus.REQUESTED);
    private static final Set<TaskStatus> NOT_DONE = EnumSet.of(
            TaskStatus.REQUESTED,
            TaskStatus.RECEIVED,
            TaskStatus.ACCEPTED,
            TaskStatus.READY,
            TaskStatus.INPROGRESS,
            TaskStatus.ONHOLD);

    private LateTasks() {}

    static List<Fact> of(Told told) {
        List<Fact> late = new ArrayList<>();
        ReferralsContent.byReferral(told).values().stream()
                .flatMap(List::stream)
                .filter(task -> Duty.is(task, NOT_RECEIVED) && isLate(task, told))
                .filter(task -> told.find(task.getFocus())
                        .filter(ServiceRequest.class::isInstance)
                        .filter(referral -> Duty.isOpen((ServiceRequest) referral))
                        .isPresent())
                .sorted((one, other) -> References.key(one).compareTo(References.key(other)))
                .map(task -> fact(
                        "Not answered in time",
                        task,
                        ReferralsContent.asked(task),
                        told.find(task.getFocus())
                                .map(referral -> ReferralsContent.title((ServiceRequest) referral, told))
                                .orElse(null),
                        told))
                .forEach(late::add);
        planned(told).stream()
                .filter(task -> Duty.is(task, NOT_DONE) && isLate(task, told))
                .map(task -> fact(
                        "Not done in time",
                        task,
                        task.getOwner(),
                        Optional.ofNullable(task.getDescription()).orElse(Words.of(task.getCode())),
                        told))
                .forEach(late::add);
        return late;
    }

    private static List<Task> planned(Told told) {
        return told.whole(CarePlan.class).stream()
                .filter(KeyWorkers::goesOn)
                .flatMap(plan -> plan.getActivity().stream())
                .map(CarePlanActivityComponent::getReference)
                .map(told::find)
                .flatMap(Optional::stream)
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .filter(task -> !"ServiceRequest"
                        .equals(task.getFocus().getReferenceElement().getResourceType()))
                .distinct()
                .toList();
    }

    private static Fact fact(String label, Task task, Reference who, String what, Told told) {
        return Fact.alarm(
                label,
                Words.joined(Arrays.asList(
                        Objects.requireNonNullElse(Party.name(who, told), "somebody who is not named here"),
                        what,
                        "due by " + LondonDate.words(due(task)))),
                task);
    }

    private static boolean isLate(Task task, Told told) {
        return PartialDate.deadline(due(task))
                .filter(due -> due.isBefore(told.now()))
                .isPresent();
    }

    private static BaseDateTimeType due(Task task) {
        return task.getRestriction().getPeriod().getEndElement();
    }
}

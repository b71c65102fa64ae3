package uk.onestory.waiting;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.server.Extensions;

/** What the clock asks of a Task by which a service works its part of a referral. */
final class ReferralPart {

    private static final String WAITING_SINCE = FhirPackage.BASE + "/StructureDefinition/OneStory-WaitingSince";
    private static final String SERVICE = FhirPackage.BASE + "/StructureDefinition/OneStory-Service";
    private static final String PART = FhirPackage.BASE + "/Id/referral-part";
    private static final String JOINT_PARENT = "joint";

    private static final Set<TaskStatus> CLOSED =
            EnumSet.of(TaskStatus.REJECTED, TaskStatus.CANCELLED, TaskStatus.COMPLETED, TaskStatus.FAILED);

    private ReferralPart() {}

    /** The parent of a joint referral is nobody's part, and one that was never meant is none. */
    static boolean is(Resource resource) {
        return resource instanceof Task task
                && Refs.isType(task.getFocus(), "ServiceRequest")
                && task.getStatus() != TaskStatus.ENTEREDINERROR
                && !(PART.equals(task.getGroupIdentifier().getSystem())
                        && JOINT_PARENT.equals(task.getGroupIdentifier().getValue()));
    }

    /** {@code HealthcareService/id} that the Task asks. */
    static Optional<String> service(Task task) {
        Extension service = Extensions.first(task, SERVICE);
        return service != null && service.getValue() instanceof Reference reference
                ? Refs.to(reference)
                : Optional.empty();
    }

    /** @param today for a Task that tells nothing of its beginning */
    static Wait wait(Task task, boolean teamCounts, LocalDate today) {
        LocalDate start = waitingSince(task)
                .or(() -> LondonDay.earliest(task.getAuthoredOnElement()))
                .orElse(today);
        LocalDate end = CLOSED.contains(task.getStatus())
                ? LondonDay.earliest(task.getLastModifiedElement()).orElse(today)
                : null;
        return new Wait(
                Refs.to(task.getOwner()).orElse(""),
                teamCounts,
                start,
                end != null && end.isBefore(start) ? start : end);
    }

    private static Optional<LocalDate> waitingSince(Task task) {
        Extension since = Extensions.first(task, WAITING_SINCE);
        return since != null && since.getValue() instanceof DateTimeType date
                ? LondonDay.earliest(date)
                : Optional.empty();
    }
}

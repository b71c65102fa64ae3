package uk.onestory.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.fhir.PartialDate;
import uk.onestory.server.Extensions;

/** Who has been asked to help, how far that has come, and who is responsible now. */
final class ReferralsContent implements SectionContent {

    private static final Set<TaskStatus> OVER =
            EnumSet.of(TaskStatus.REJECTED, TaskStatus.FAILED, TaskStatus.CANCELLED, TaskStatus.COMPLETED);

    private static final String RESPONSIBLE = FhirPackage.BASE + "/StructureDefinition/OneStory-Responsible";
    private static final String WAITING_SINCE = FhirPackage.BASE + "/StructureDefinition/OneStory-WaitingSince";
    private static final String SERVICE = FhirPackage.BASE + "/StructureDefinition/OneStory-Service";

    /** What one service closes and the next one gets with it bears one instant: the next one is the newer step. */
    private static final Comparator<Task> STEPS = Comparator.<Task, Resource>comparing(
                    task -> task, NewestFirst.RESOURCES)
            .thenComparing(
                    task -> PartialDate.of(task.getAuthoredOnElement())
                            .map(PartialDate::start)
                            .orElse(Instant.EPOCH),
                    Comparator.reverseOrder())
            .thenComparing(task -> OVER.contains(task.getStatus()))
            .thenComparing((Task task) -> References.key(task));

    @Override
    public List<Entry> entries(Told told) {
        List<Entry> entries = new ArrayList<>();
        Map<String, List<Task>> byReferral = byReferral(told);
        for (ServiceRequest request : told.whole(ServiceRequest.class)) {
            List<Task> tasks = byReferral.getOrDefault(References.key(request), List.of());
            boolean referral = asksAService(request) || !tasks.isEmpty();
            // A referral with a new step is told whole, however old it is.
            boolean isNew = told.isNew(request) || tasks.stream().anyMatch(told::isNew);
            if (referral && isNew) {
                entries.add(entry(request, tasks, told));
            }
        }
        return entries;
    }

    /** What names clinicians only is their order, a blood test for example. */
    static boolean asksAService(ServiceRequest request) {
        return request.hasExtension(RESPONSIBLE)
                || request.getPerformer().stream()
                        .map(performer -> performer.getReferenceElement().getResourceType())
                        .anyMatch(type -> "HealthcareService".equals(type) || "Organization".equals(type));
    }

    /** The Tasks on each referral ({@code ServiceRequest/id}), newest first. */
    static Map<String, List<Task>> byReferral(Told told) {
        return told.whole(Task.class).stream()
                .filter(task -> References.key(task.getFocus()).isPresent())
                .collect(Collectors.groupingBy(
                        task -> References.key(task.getFocus()).orElseThrow()));
    }

    private static Entry entry(ServiceRequest request, List<Task> tasks, Told told) {
        BusyDays busy =
                new BusyDays(tasks.stream().map(task -> Recorded.of(task).on()));
        List<Line> steps = tasks.stream()
                .sorted(STEPS)
                .map(task -> Line.of("Asked: " + who(task, told), step(task, busy)))
                .toList();
        return Entry.of(
                        request,
                        title(request, told),
                        Line.of("To", told.names(request.getPerformer())),
                        Line.of("Responsible now", responsible(request, told)),
                        Line.of("Why", why(request, told)),
                        Line.of(
                                "How soon",
                                Words.plain(request.getPriorityElement().getValueAsString())),
                        Line.of("Waiting since", waitingSince(request)),
                        Line.of("Note", Words.notes(request.getNote())))
                .telling(steps)
                .citing(tasks);
    }

    /** Whom it goes to stands below with the organisation; here the service says enough. */
    static String title(ServiceRequest request, Told told) {
        String to = Words.joined(
                request.getPerformer().stream()
                        .map(service -> told.find(service).orElse(null) instanceof HealthcareService team
                                        && team.getName() != null
                                ? team.getName()
                                : told.name(service))
                        .distinct()
                        .toList(),
                " and ");
        return Optional.ofNullable(Words.of(request.getCode())).orElse(to == null ? "Referral" : "Referral to " + to);
    }

    private static String responsible(ServiceRequest request, Told told) {
        return told.names(request.getExtensionsByUrl(RESPONSIBLE).stream()
                .map(Extension::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .toList());
    }

    /** Only reasons that still stand: a mistake that was corrected is told nowhere. */
    private static String why(ServiceRequest request, Told told) {
        List<Reference> standing = request.getReasonReference().stream()
                .filter(reason -> told.find(reason).isPresent())
                .toList();
        return Words.joined(Arrays.asList(told.names(standing), Words.all(request.getReasonCode())));
    }

    private static String waitingSince(ServiceRequest request) {
        Extension since = Extensions.first(request, WAITING_SINCE);
        return since != null && since.getValue() instanceof BaseDateTimeType date ? LondonDate.words(date) : null;
    }

    /** The service where the Task names it, else the organisation. */
    static Reference asked(Task task) {
        Extension service = Extensions.first(task, SERVICE);
        return service != null && service.getValue() instanceof Reference reference ? reference : task.getOwner();
    }

    private static String who(Task task, Told told) {
        return Optional.ofNullable(told.name(asked(task)))
                .or(() -> Optional.ofNullable(told.name(task.getOwner())))
                .orElse("a service that is not named here");
    }

    private static String step(Task task, BusyDays busy) {
        String step = Words.of(task.getBusinessStatus()) != null
                ? Words.of(task.getBusinessStatus())
                : Words.plain(task.getStatusElement().getValueAsString());
        BaseDateTimeType on = Recorded.of((Resource) task).on();
        String date = busy.include(on) ? LondonDate.moment(on) : LondonDate.words(on);
        String reason = Words.of(task.getStatusReason());
        return Words.joined(Arrays.asList(step, Objects.equals(step, reason) ? null : reason, date));
    }
}

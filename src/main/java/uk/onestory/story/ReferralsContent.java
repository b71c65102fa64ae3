package uk.onestory.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.server.Extensions;

/** Who has been asked to help, how far that has come, and who is responsible now. */
final class ReferralsContent implements SectionContent {

    private static final String RESPONSIBLE = FhirPackage.BASE + "/StructureDefinition/OneStory-Responsible";
    private static final String WAITING_SINCE = FhirPackage.BASE + "/StructureDefinition/OneStory-WaitingSince";
    private static final String SERVICE = FhirPackage.BASE + "/StructureDefinition/OneStory-Service";

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
        List<Line> steps = tasks.stream()
                .map(task -> Line.of("Asked: " + who(task, told), step(task)))
                .toList();
        String code = Words.of(request.getCode());
        return Entry.of(
                        request,
                        code == null ? "Referral" : code,
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

    private static String step(Task task) {
        String step = Words.of(task.getBusinessStatus()) != null
                ? Words.of(task.getBusinessStatus())
                : Words.plain(task.getStatusElement().getValueAsString());
        String date = LondonDate.words(Recorded.of((Resource) task).on());
        String reason = Words.of(task.getStatusReason());
        return Words.joined(Arrays.asList(step, Objects.equals(step, reason) ? null : reason, date));
    }
}

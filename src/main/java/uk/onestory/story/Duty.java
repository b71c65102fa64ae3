package uk.onestory.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import uk.onestory.conformance.FhirPackage;

/**
 * What somebody answers for now, by {@code OneStory-Responsible} of the open referrals.
 *
 * @param party the service that has taken the person on, where that is known; else the organisation
 * @param matters why, and how far it has come
 * @param cites the referrals and their Tasks
 */
record Duty(Party party, Set<String> matters, List<Resource> cites) {

    private static final String RESPONSIBLE = FhirPackage.BASE + "/StructureDefinition/OneStory-Responsible";
    private static final Set<ServiceRequestStatus> OPEN =
            EnumSet.of(ServiceRequestStatus.ACTIVE, ServiceRequestStatus.ONHOLD);
    private static final Set<TaskStatus> TAKEN_ON =
            EnumSet.of(TaskStatus.ACCEPTED, TaskStatus.INPROGRESS, TaskStatus.ONHOLD);
    private static final Set<TaskStatus> ASKED = EnumSet.of(TaskStatus.REQUESTED, TaskStatus.RECEIVED);

    /** One for each referral and part, the newest referral first. */
    static List<Duty> all(Told told) {
        Map<String, List<Task>> byReferral = ReferralsContent.byReferral(told);
        return told.whole(ServiceRequest.class).stream()
                .filter(Duty::isOpen)
                .flatMap(referral -> of(referral, byReferral.getOrDefault(References.key(referral), List.of()), told))
                .toList();
    }

    static boolean isOpen(ServiceRequest referral) {
        return referral.getStatus() != null && OPEN.contains(referral.getStatus());
    }

    Duty and(Duty other) {
        Set<String> all = new LinkedHashSet<>(matters);
        all.addAll(other.matters);
        return new Duty(
                party,
                all,
                Stream.concat(cites.stream(), other.cites.stream()).distinct().toList());
    }

    String words() {
        return party.words() + "\n" + String.join("\n", matters);
    }

    private static Stream<Duty> of(ServiceRequest referral, List<Task> tasks, Told told) {
        Map<String, Reference> organizations = new LinkedHashMap<>();
        referral.getExtensionsByUrl(RESPONSIBLE).stream()
                .map(Extension::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .forEach(who -> organizations.putIfAbsent(
                        References.key(who).orElseGet(() -> String.valueOf(told.name(who))), who));
        List<Resource> cites = new ArrayList<>(List.of(referral));
        cites.addAll(tasks);
        return organizations.entrySet().stream().flatMap(organization -> {
            List<Reference> services = tasks.stream()
                    .filter(task -> is(task, TAKEN_ON))
                    .filter(task -> References.key(task.getOwner())
                            .filter(organization.getKey()::equals)
                            .isPresent())
                    .map(ReferralsContent::asked)
                    .filter(service -> told.name(service) != null)
                    .toList();
            return services.isEmpty()
                    ? Stream.of(new Duty(
                            Party.of(organization.getValue(), told),
                            matters(referral, waitingFor(tasks, told), told),
                            cites))
                    : services.stream()
                            .map(service -> new Duty(Party.of(service, told), matters(referral, null, told), cites));
        });
    }

    private static Set<String> matters(ServiceRequest referral, String waiting, Told told) {
        Set<String> matters = new LinkedHashSet<>();
        String why = why(referral, told);
        matters.add(why == null ? ReferralsContent.title(referral, told) : "For " + why);
        if (waiting != null) {
            matters.add(waiting);
        }
        return matters;
    }

    /** Only reasons that still stand. */
    private static String why(ServiceRequest referral, Told told) {
        List<Reference> standing = referral.getReasonReference().stream()
                .filter(reason -> told.find(reason).isPresent())
                .toList();
        return Words.joined(Arrays.asList(told.names(standing), Words.all(referral.getReasonCode())));
    }

    /** Until somebody takes it on, who asked answers for it. */
    private static String waitingFor(List<Task> tasks, Told told) {
        String asked = Words.joined(tasks.stream()
                .filter(task -> is(task, ASKED))
                .map(task -> Party.name(ReferralsContent.asked(task), told))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return asked == null ? null : "Asked, and has not taken it on yet: " + asked;
    }

    static boolean is(Task task, Set<TaskStatus> states) {
        return task.getStatus() != null && states.contains(task.getStatus());
    }
}

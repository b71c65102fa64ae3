package uk.onestory.waiting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * What is recorded about one person, as the transaction leaves it.
 *
 * @param resources the Patient, where it is known; Tasks; and what can show one of the four firsts
 */
record PersonRecord(List<Resource> resources) {

    /** The Tasks by which services work on referrals. */
    List<Task> parts() {
        return resources.stream().filter(ReferralPart::is).map(Task.class::cast).toList();
    }

    Person person() {
        LocalDate birth = resources.stream()
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .flatMap(patient -> LondonDay.earliest(patient.getBirthDateElement()).stream())
                .findFirst()
                .orElse(null);
        return new Person(birth, shown(Stays::of));
    }

    /** What shows one of the four firsts by itself, from a day on. */
    List<Evidence> evidence(LocalDate from) {
        return shown(Evidence::of).stream()
                .filter(evidence -> !evidence.day().isBefore(from))
                .toList();
    }

    /** The assessments that these Tasks name. */
    Stream<Event> assessments(List<Task> parts) {
        Map<Object, Resource> byKey =
                resources.stream().collect(Collectors.toMap(Refs::key, Function.identity(), (one, other) -> other));
        return parts.stream().flatMap(task -> task.getOutput().stream()
                .flatMap(output ->
                        output.getValue() instanceof Reference reference ? Refs.to(reference).stream() : Stream.empty())
                .flatMap(key -> Optional.ofNullable(byKey.get(key)).flatMap(Assessments::day).stream())
                .map(day -> new Event(
                        First.ASSESSMENT, day, Refs.to(task.getOwner()).orElse(""))));
    }

    private <T> List<T> shown(Function<Resource, Optional<T>> what) {
        return resources.stream()
                .flatMap(resource -> what.apply(resource).stream())
                .toList();
    }
}

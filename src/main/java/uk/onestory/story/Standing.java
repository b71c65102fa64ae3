package uk.onestory.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import uk.onestory.fhir.Values;

/** Whether a resource still stands, and what must be said of it when it is not simply so. */
final class Standing {

    private static final String MISTAKE = "entered-in-error";
    private static final Set<String> SETTLED = Set.of("final", "amended", "corrected");

    /** By type: its states; those that keep it out of the story; those that go without saying. */
    private static final Map<Class<?>, Row<?>> TABLE = table(
            row(
                    AllergyIntolerance.class,
                    r -> codes(r.getClinicalStatus(), r.getVerificationStatus()),
                    Set.of("refuted"),
                    Set.of("active", "confirmed")),
            row(
                    Appointment.class,
                    r -> code(r.getStatusElement()),
                    Set.of("cancelled", "noshow", "proposed"),
                    Set.of("booked")),
            row(CarePlan.class, r -> code(r.getStatusElement()), Set.of("revoked"), Set.of("active")),
            row(CareTeam.class, r -> code(r.getStatusElement()), Set.of("inactive"), Set.of("active")),
            row(ClinicalImpression.class, r -> code(r.getStatusElement()), Set.of(), Set.of("completed")),
            row(
                    Condition.class,
                    r -> codes(r.getClinicalStatus(), r.getVerificationStatus()),
                    Set.of("refuted"),
                    Set.of("active", "confirmed")),
            row(Encounter.class, r -> code(r.getStatusElement()), Set.of("cancelled", "planned"), Set.of("finished")),
            row(
                    EpisodeOfCare.class,
                    r -> code(r.getStatusElement()),
                    Set.of("cancelled", "planned", "waitlist"),
                    Set.of("active", "finished")),
            row(Flag.class, r -> code(r.getStatusElement()), Set.of(), Set.of("active")),
            row(
                    Goal.class,
                    r -> code(r.getLifecycleStatusElement()),
                    Set.of("cancelled", "rejected"),
                    Set.of("active", "accepted")),
            row(MedicationStatement.class, r -> code(r.getStatusElement()), Set.of(), Set.of("active")),
            row(Observation.class, r -> code(r.getStatusElement()), Set.of("cancelled"), SETTLED),
            row(Procedure.class, r -> code(r.getStatusElement()), Set.of("not-done"), Set.of("completed")),
            row(
                    QuestionnaireResponse.class,
                    r -> code(r.getStatusElement()),
                    Set.of("in-progress", "stopped"),
                    Set.of("completed", "amended")),
            row(
                    RelatedPerson.class,
                    r -> List.of(Values.isFalse(r.getActiveElement()) ? "inactive" : "active"),
                    Set.of("inactive"),
                    Set.of("active")),
            row(RiskAssessment.class, r -> code(r.getStatusElement()), Set.of("cancelled"), SETTLED),
            row(
                    ServiceRequest.class,
                    r -> code(r.getStatusElement()),
                    Set.of("draft", "revoked", "completed", "unknown"),
                    Set.of("active")),
            row(Task.class, r -> code(r.getStatusElement()), Set.of("draft"), Set.of()));

    private Standing() {}

    /** Without mistakes, without what came to nothing, and without what another one of them replaces. */
    static List<Resource> current(List<Resource> resources) {
        List<Resource> standing = resources.stream().filter(Standing::stands).toList();
        Set<String> replaced = new HashSet<>();
        for (Resource resource : standing) {
            replacedBy(resource).forEach(reference -> References.key(reference).ifPresent(replaced::add));
        }
        return standing.stream()
                .filter(resource -> !replaced.contains(References.key(resource)))
                .toList();
    }

    /** "in progress", "resolved"; null where it goes without saying. */
    static String words(Resource resource) {
        return Optional.<Row<?>>ofNullable(TABLE.get(resource.getClass()))
                .map(row -> Words.joined(row.codes(resource).stream()
                        .filter(code -> !row.ordinary().contains(code))
                        .map(Words::plain)
                        .toList()))
                .orElse(null);
    }

    /** Recorded by mistake: it is told nowhere, not even as somebody's view. */
    static boolean isMistake(Resource resource) {
        return Optional.<Row<?>>ofNullable(TABLE.get(resource.getClass()))
                .map(row -> row.codes(resource).contains(MISTAKE))
                .orElse(false);
    }

    private static boolean stands(Resource resource) {
        return Optional.<Row<?>>ofNullable(TABLE.get(resource.getClass()))
                .map(row -> row.codes(resource).stream()
                        .noneMatch(code -> MISTAKE.equals(code) || row.out().contains(code)))
                .orElse(true);
    }

    private static List<Reference> replacedBy(Resource resource) {
        if (resource instanceof CarePlan plan) {
            return plan.getReplaces();
        }
        return resource instanceof ServiceRequest request ? request.getReplaces() : List.of();
    }

    private static List<String> code(Enumeration<?> status) {
        return status.hasValue() ? List.of(status.getValueAsString()) : List.of();
    }

    private static List<String> codes(CodeableConcept... states) {
        List<String> codes = new ArrayList<>();
        for (CodeableConcept state : states) {
            state.getCoding().stream()
                    .map(coding -> coding.getCode())
                    .filter(Objects::nonNull)
                    .forEach(codes::add);
        }
        return codes;
    }

    private static Map<Class<?>, Row<?>> table(Row<?>... rows) {
        return Arrays.stream(rows).collect(Collectors.toUnmodifiableMap(Row::type, Function.identity()));
    }

    private static <T extends Resource> Row<T> row(
            Class<T> type, Function<T, List<String>> states, Set<String> out, Set<String> ordinary) {
        return new Row<>(type, states, out, ordinary);
    }

    private record Row<T extends Resource>(
            Class<T> type, Function<T, List<String>> states, Set<String> out, Set<String> ordinary) {

        List<String> codes(Resource resource) {
            return states.apply(type.cast(resource));
        }
    }
}

package uk.onestory.story;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.DiagnosisComponent;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.server.Extensions;

/**
 * Who treats which condition: a service that has accepted a referral with the condition as a reason, or whose time with
 * the person names it. On a joint referral each service treats what its sector is there for.
 */
final class Treatment {

    private static final Set<TaskStatus> TAKEN_ON =
            EnumSet.of(TaskStatus.ACCEPTED, TaskStatus.INPROGRESS, TaskStatus.ONHOLD);
    private static final Set<EpisodeOfCareStatus> OPEN =
            EnumSet.of(EpisodeOfCareStatus.ACTIVE, EpisodeOfCareStatus.ONHOLD);

    private static final String SERVICE = FhirPackage.BASE + "/StructureDefinition/OneStory-Service";

    private final Told told;
    private final Map<String, List<Reference>> services = new HashMap<>();
    private final Map<String, List<MedicationStatement>> medicines = new HashMap<>();

    Treatment(Told told) {
        this.told = told;
        Map<String, List<Task>> tasks = ReferralsContent.byReferral(told);
        for (ServiceRequest request : told.whole(ServiceRequest.class)) {
            List<Reference> asked = tasks.getOrDefault(References.key(request), List.of()).stream()
                    .filter(task -> TAKEN_ON.contains(task.getStatus()))
                    .map(ReferralsContent::asked)
                    .toList();
            keys(request.getReasonReference()).forEach(condition -> put(services, condition, asked));
        }
        told.whole(EpisodeOfCare.class).stream()
                .filter(episode -> OPEN.contains(episode.getStatus()))
                .forEach(episode -> keys(episode.getDiagnosis().stream()
                                .map(DiagnosisComponent::getCondition)
                                .toList())
                        .forEach(condition -> put(services, condition, List.of(with(episode)))));
        told.whole(MedicationStatement.class).stream()
                .filter(taken -> taken.getStatus() == MedicationStatementStatus.ACTIVE)
                .forEach(taken -> keys(taken.getReasonReference())
                        .forEach(condition -> put(medicines, condition, List.of(taken))));
    }

    List<Line> of(Condition condition) {
        return List.of(
                Line.of("Who treats it", services(condition)), Line.of("Medicines for it", medicines(condition)));
    }

    /** In one line; null where nobody is known to. */
    String services(Condition condition) {
        Map<String, Reference> distinct = new LinkedHashMap<>();
        services.getOrDefault(References.key(condition), List.of()).stream()
                .filter(service -> isFor(service, condition))
                .forEach(service -> References.key(service).ifPresent(key -> distinct.putIfAbsent(key, service)));
        return told.names(List.copyOf(distinct.values()));
    }

    String medicines(Condition condition) {
        return Words.joined(medicines.getOrDefault(References.key(condition), List.of()).stream()
                .map(taken -> MedicationContent.medicine(taken, told))
                .distinct()
                .toList());
    }

    private static <T> void put(Map<String, List<T>> map, String key, List<T> more) {
        map.computeIfAbsent(key, none -> new ArrayList<>()).addAll(more);
    }

    private static List<String> keys(List<Reference> references) {
        return references.stream()
                .map(References::key)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Reference with(EpisodeOfCare episode) {
        Extension service = Extensions.first(episode, SERVICE);
        return service != null && service.getValue() instanceof Reference reference
                ? reference
                : episode.getManagingOrganization();
    }

    private boolean isFor(Reference service, Condition condition) {
        Set<ConditionKind> kinds = ConditionKind.of(condition);
        Optional<ConditionKind> treated = ConditionKind.treatedBy(service, told);
        return kinds.isEmpty() || treated.isEmpty() || kinds.contains(treated.get());
    }
}

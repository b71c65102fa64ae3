package uk.onestory.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * A referral and its Tasks as a partner reads them, and what is never allowed to be wrong with them, whatever anybody
 * sent before.
 */
record ReferralNow(ServiceRequest referral, List<Task> tasks) {

    private static final String RESPONSIBLE = "https://fhir.onestory.example/StructureDefinition/OneStory-Responsible";
    private static final Set<TaskStatus> OPEN = Set.of(
            TaskStatus.REQUESTED, TaskStatus.RECEIVED, TaskStatus.ACCEPTED, TaskStatus.INPROGRESS, TaskStatus.ONHOLD);

    /** Acceptance is written down to the second; the one before was closed, and never written again, before the next. */
    private static final Comparator<Task> LAST_ACCEPTED = Comparator.<Task, Date>comparing(
                    task -> task.getExecutionPeriod().getStart())
            .thenComparing(task -> task.getMeta().getLastUpdated());

    static ReferralNow read(Api api, String id) {
        ServiceRequest referral = api.read(Api.GP, ServiceRequest.class, id);
        List<Task> tasks = api.search(Api.GP, "Task?_count=500&focus=ServiceRequest/" + id).getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .map(Task.class::cast)
                .sorted(Comparator.comparing(ReferralNow::version))
                .toList();
        return new ReferralNow(referral, tasks);
    }

    static boolean isOpen(Task task) {
        return OPEN.contains(task.getStatus());
    }

    static boolean isJointParent(Task task) {
        return "joint".equals(task.getGroupIdentifier().getValue());
    }

    String id() {
        return referral.getIdElement().getIdPart();
    }

    boolean active() {
        return referral.getStatus() == ServiceRequestStatus.ACTIVE;
    }

    /** The Tasks that services work on. */
    List<Task> work() {
        return tasks.stream().filter(task -> !isJointParent(task)).toList();
    }

    List<Task> open() {
        return work().stream().filter(ReferralNow::isOpen).toList();
    }

    List<String> responsible() {
        return referral.getExtensionsByUrl(RESPONSIBLE).stream()
                .map(Extension::getValue)
                .map(reference -> ((Reference) reference).getReference())
                .toList();
    }

    List<String> versions() {
        return Stream.concat(Stream.of(referral), tasks.stream())
                .map(ReferralNow::version)
                .toList();
    }

    /** By reference. */
    Map<String, Long> versionNumbers() {
        return Stream.concat(Stream.of(referral), tasks.stream())
                .map(Resource::getIdElement)
                .collect(Collectors.toMap(
                        id -> id.toUnqualifiedVersionless().getValue(), IdType::getVersionIdPartAsLong));
    }

    /** Nothing, where all is well. */
    List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        int parts = referral.getPerformer().size();
        if (!active()) {
            tasks.stream()
                    .filter(ReferralNow::isOpen)
                    .forEach(task -> wrong.add(version(task) + " is open on a closed referral"));
            if (!responsible().isEmpty()) {
                wrong.add(responsible() + " is responsible for what has ended");
            }
            return wrong;
        }
        List<String> openParts = open().stream()
                .map(task -> task.getGroupIdentifier().getValue())
                .distinct()
                .sorted()
                .toList();
        if (responsible().size() != openParts.size()) {
            wrong.add("responsible: " + responsible() + ", for the open parts " + openParts);
        }
        if (open().isEmpty()) {
            wrong.add("active, and nobody's work");
        }
        for (int part = 1; part <= parts; part++) {
            wrongOfPart(String.valueOf(part), openParts, wrong);
        }
        boolean parentOpen = tasks.stream().anyMatch(task -> isJointParent(task) && isOpen(task));
        if (parts > 1 && !parentOpen) {
            wrong.add("joint, and its parent is closed");
        }
        return wrong;
    }

    private void wrongOfPart(String part, List<String> openParts, List<String> wrong) {
        List<Task> ofPart = work().stream()
                .filter(task -> part.equals(task.getGroupIdentifier().getValue()))
                .toList();
        List<Task> open = ofPart.stream().filter(ReferralNow::isOpen).toList();
        if (open.size() > 1) {
            wrong.add("part " + part + " is in " + open.size() + " work lists");
        }
        if (open.isEmpty() && ofPart.stream().noneMatch(ReferralNow::isRightlyClosed)) {
            wrong.add("part " + part + " is in nobody's work list and nobody closed it");
        }
        String expected = ofPart.stream()
                .filter(task -> task.getExecutionPeriod().hasStart())
                .max(LAST_ACCEPTED)
                .map(task -> task.getOwner().getReference())
                .orElseGet(() -> referral.getRequester().getReference());
        int index = openParts.indexOf(part);
        if (index >= 0
                && index < responsible().size()
                && !expected.equals(responsible().get(index))) {
            wrong.add("part " + part + ": " + responsible().get(index) + " is responsible, not " + expected);
        }
    }

    /** With support, given up with a reason, sent by mistake, or worked on under another referral. */
    private static boolean isRightlyClosed(Task task) {
        List<String> codes = Stream.of(task.getBusinessStatus(), task.getStatusReason())
                .flatMap(concept -> concept.getCoding().stream())
                .map(coding -> coding.getCode())
                .toList();
        return switch (task.getStatus()) {
            case COMPLETED -> codes.contains("discharged-with-support");
            case REJECTED -> codes.contains("duplicate");
            case CANCELLED -> task.hasStatusReason();
            case ENTEREDINERROR -> true;
            default -> false;
        };
    }

    private static String version(Resource resource) {
        return resource.getIdElement().toUnqualified().getValue() + " "
                + (resource instanceof Task task ? task.getStatus().toCode() : "");
    }
}

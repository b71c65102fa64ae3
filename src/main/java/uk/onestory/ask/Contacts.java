package uk.onestory.ask;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterParticipantComponent;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.fhir.Values;
import uk.onestory.referral.Parties;
import uk.onestory.referral.Refs;
import uk.onestory.server.Extensions;

/**
 * When an organisation met a person: an Encounter that was attended, or the Task of a referral that it accepted. Follows
 * each as it stands: what turns out to be a mistake was none.
 */
@Component
class Contacts {

    private static final String ATTENDANCE = FhirPackage.BASE + "/StructureDefinition/OneStory-Attendance";
    private static final String ATTENDANCES = FhirPackage.BASE + "/CodeSystem/OneStory-Attendance";
    private static final Set<String> SEEN = Set.of("seen", "came-late-and-seen");

    /** Where nothing is said of the attendance. */
    private static final Set<EncounterStatus> HELD = EnumSet.of(EncounterStatus.INPROGRESS, EncounterStatus.FINISHED);

    private static final Set<EncounterStatus> NOT_HELD =
            EnumSet.of(EncounterStatus.PLANNED, EncounterStatus.CANCELLED, EncounterStatus.ENTEREDINERROR);

    private final ContactTable table;
    private final Parties parties;
    private final PersonsBorough boroughs;
    private final Currency currency;

    Contacts(ContactTable table, Parties parties, PersonsBorough boroughs, Currency currency) {
        this.currency = currency;
        this.table = table;
        this.parties = parties;
        this.boroughs = boroughs;
    }

    /**
     * @param before null for what is created
     * @param write stores a Task in the transaction of the thread
     */
    void written(Resource before, Resource after, Consumer<Task> write) {
        if (!isContact(after)) {
            if (before != null && isContact(before)) {
                table.remove(key(after)).ifPresent(not -> currency.notSeen(not.organization(), not.person(), write));
            }
            return;
        }
        if (before != null && isContact(before) && isSame(before, after)) {
            return;
        }
        String organization = organization(after);
        String person = person(after);
        if (organization == null || person == null || !person.startsWith("Patient/")) {
            return;
        }
        boolean seen = after instanceof Encounter;
        table.keep(
                key(after),
                organization.replaceFirst("^Organization/", ""),
                person.replaceFirst("^Patient/", ""),
                () -> boroughs.of(person, organization),
                seen,
                when(after));
        if (seen) {
            currency.seen(organization, person, when(after));
        }
    }

    private static boolean isContact(Resource resource) {
        if (resource instanceof Encounter encounter) {
            return attended(encounter);
        }
        return resource instanceof Task task
                && Refs.isType(task.getFocus(), "ServiceRequest")
                && task.getExecutionPeriod().hasStart()
                && task.getStatus() != TaskStatus.ENTEREDINERROR;
    }

    /** Who and whom of a Task never change but by joining two records, and acceptance happens once. */
    private static boolean isSame(Resource before, Resource after) {
        return before instanceof Task && Objects.equals(person(before), person(after));
    }

    private static String person(Resource resource) {
        return Refs.to(resource instanceof Encounter encounter ? encounter.getSubject() : ((Task) resource).getFor());
    }

    /** {@code Organization/id}; null where nobody tells. */
    private String organization(Resource resource) {
        return resource instanceof Encounter encounter ? with(encounter) : Refs.to(((Task) resource).getOwner());
    }

    private static String key(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    private static Instant when(Resource resource) {
        Optional<Instant> told = resource instanceof Encounter encounter
                ? Moments.of(encounter.getPeriod())
                : Moments.of(((Task) resource).getExecutionPeriod());
        return told.orElseGet(() -> resource.getMeta().getLastUpdated().toInstant());
    }

    private static boolean attended(Encounter encounter) {
        Extension attendance = Extensions.first(encounter, ATTENDANCE);
        if (attendance != null && attendance.getValue() instanceof CodeableConcept told) {
            return !NOT_HELD.contains(encounter.getStatus())
                    && Values.codes(told.getCoding(), ATTENDANCES).anyMatch(SEEN::contains);
        }
        return HELD.contains(encounter.getStatus());
    }

    private String with(Encounter encounter) {
        return Stream.concat(
                        Stream.of(encounter.getServiceProvider()),
                        encounter.getParticipant().stream().map(EncounterParticipantComponent::getIndividual))
                .map(parties::organization)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}

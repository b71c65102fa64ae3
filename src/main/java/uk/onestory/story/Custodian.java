package uk.onestory.story;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.fhir.Periods;

/**
 * The organisation that looks after a person's story: that of their key worker (as the care team says, else a plan), else
 * the one that manages their record, else their GP practice, else the one that asks.
 */
final class Custodian {

    private static final String ROLE = FhirPackage.BASE + "/CodeSystem/OneStory-CareTeamRole";

    private final Told told;
    private final PersonRecord record;

    Custodian(Told told, PersonRecord record) {
        this.told = told;
        this.record = record;
    }

    /** {@code Organization/id}, of the record; empty where the caller may see none of these. */
    Optional<String> organization() {
        return Stream.<Supplier<Stream<Reference>>>of(
                        this::keyWorkersInTeams,
                        this::keyWorkersInPlans,
                        () -> Stream.of(told.person().getManagingOrganization()),
                        () -> told.person().getGeneralPractitioner().stream(),
                        () -> record.asking().stream().map(Reference::new))
                .flatMap(Supplier::get)
                .map(this::organizationOf)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Stream<Reference> keyWorkersInTeams() {
        return told.whole(CareTeam.class).stream()
                .flatMap(team -> team.getParticipant().stream())
                .filter(member -> member.getRole().stream().anyMatch(role -> role.hasCoding(ROLE, "key-worker")))
                .filter(member -> !Periods.isOver(member.getPeriod(), told.now()))
                .map(CareTeamParticipantComponent::getMember);
    }

    private Stream<Reference> keyWorkersInPlans() {
        return told.whole(CarePlan.class).stream()
                .map(plan -> Plans.extension(plan, "KeyWorker"))
                .filter(java.util.Objects::nonNull)
                .map(Extension::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast);
    }

    private Optional<String> organizationOf(Reference who) {
        Optional<Resource> found = record.find(who);
        Reference organization = found.orElse(null) instanceof PractitionerRole role ? role.getOrganization() : who;
        return References.key(organization)
                .filter(key -> key.startsWith("Organization/"))
                .filter(key -> record.find(key).isPresent());
    }
}

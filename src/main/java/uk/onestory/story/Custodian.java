package uk.onestory.story;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.story.KeyWorkers.KeyWorker;

/**
 * The organisation that looks after a person's story: that of their key worker (as the care team says, else a plan), else
 * the one that manages their record, else their GP practice, else the one that asks.
 */
final class Custodian {

    private final Told told;
    private final PersonRecord record;

    Custodian(Told told, PersonRecord record) {
        this.told = told;
        this.record = record;
    }

    /** {@code Organization/id}, of the record; empty where the caller may see none of these. */
    Optional<String> organization() {
        return Stream.<Supplier<Stream<Reference>>>of(
                        () -> KeyWorkers.inTeams(told).map(KeyWorker::who),
                        () -> KeyWorkers.inPlans(told).map(KeyWorker::who),
                        () -> Stream.of(told.person().getManagingOrganization()),
                        () -> told.person().getGeneralPractitioner().stream(),
                        () -> record.asking().stream().map(Reference::new))
                .flatMap(Supplier::get)
                .map(this::organizationOf)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> organizationOf(Reference who) {
        Optional<Resource> found = record.find(who);
        Reference organization = found.orElse(null) instanceof PractitionerRole role ? role.getOrganization() : who;
        return References.key(organization)
                .filter(key -> key.startsWith("Organization/"))
                .filter(key -> record.find(key).isPresent());
    }
}

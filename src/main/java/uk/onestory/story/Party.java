package uk.onestory.story;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Somebody to turn to.
 *
 * @param name null where it is not to be seen
 * @param contact how to reach them, else those that they work for; null where that is not known here
 */
record Party(String name, String contact) {

    static Party of(Reference who, Told told) {
        return new Party(
                name(who, told),
                told.find(who).stream()
                        .flatMap(found -> withThoseBehind(found, told))
                        .map(one -> Contacts.of(one, told.now()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    /** Of a service its own name: that of its organisation makes it long, and does not help to reach it. */
    static String name(Reference who, Told told) {
        return told.find(who)
                .filter(HealthcareService.class::isInstance)
                .map(service -> ((HealthcareService) service).getName())
                .filter(name -> !name.isBlank())
                .orElseGet(() -> told.name(who));
    }

    /** "With You in Wigan", then how to reach them on a row of its own. */
    String words() {
        return Objects.requireNonNullElse(name, "somebody who is not named here")
                + "\n"
                + Objects.requireNonNullElse(contact, "No telephone or email that you can see");
    }

    private static Stream<Resource> withThoseBehind(Resource party, Told told) {
        if (party instanceof PractitionerRole role) {
            return Stream.of(Optional.of(party), told.find(role.getPractitioner()), organization(role, told))
                    .flatMap(Optional::stream);
        }
        return party instanceof HealthcareService service
                ? Stream.concat(Stream.of(party), told.find(service.getProvidedBy()).stream())
                : Stream.of(party);
    }

    private static Optional<Resource> organization(PractitionerRole role, Told told) {
        return told.find(role.getOrganization());
    }
}

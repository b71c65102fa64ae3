package uk.onestory.waiting;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** The organisations behind those who did something: one SQL statement where a role or a service is named, else none. */
@Component
class Providers {

    private static final String ORGANIZATION = "Organization";

    private final StoredRecord stored;

    Providers(StoredRecord stored) {
        this.stored = stored;
    }

    /** One event for each organisation that had a part in it; none where a person is named without a role. */
    List<Event> events(Collection<Evidence> shown) {
        Map<String, String> behind = behind(shown);
        return shown.stream()
                .flatMap(evidence -> evidence.by().stream()
                        .flatMap(party -> organization(party, behind).stream())
                        .distinct()
                        .map(provider -> new Event(evidence.first(), evidence.day(), provider)))
                .toList();
    }

    private static Optional<String> organization(Reference party, Map<String, String> behind) {
        return Refs.isType(party, ORGANIZATION)
                ? Refs.to(party)
                : Refs.to(party).map(behind::get);
    }

    /** From {@code Type/id} to {@code Organization/id}. */
    private Map<String, String> behind(Collection<Evidence> shown) {
        TreeSet<String> ids = new TreeSet<>();
        shown.stream().flatMap(evidence -> evidence.by().stream()).forEach(party -> {
            if (Refs.isType(party, "PractitionerRole") || Refs.isType(party, "HealthcareService")) {
                ids.add(String.valueOf(party.getReferenceElement().getIdPart()));
            }
        });
        Map<String, String> behind = new HashMap<>();
        if (!ids.isEmpty()) {
            stored.parties(ids).forEach(party -> organizationOf(party)
                    .forEach(organization -> behind.put(String.valueOf(Refs.key(party)), organization)));
        }
        return behind;
    }

    private static Stream<String> organizationOf(Resource party) {
        if (party instanceof PractitionerRole role) {
            return Refs.to(role.getOrganization()).stream();
        }
        return party instanceof HealthcareService service ? Refs.to(service.getProvidedBy()).stream() : Stream.empty();
    }
}

package uk.onestory.story;

import java.util.Arrays;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/** What people call those that a reference points to. */
final class Names {

    private final PersonRecord record;

    Names(PersonRecord record) {
        this.record = record;
    }

    /** Null where neither the resource is at hand nor the sender has said its name. */
    String of(Reference reference) {
        if (reference == null || reference.isEmpty()) {
            return null;
        }
        String name = record.find(reference).map(this::of).orElse(null);
        // Elsewhere the parser may have linked what the caller may not see.
        boolean local = reference.getReferenceElement().isLocal();
        if (name == null && local && reference.getResource() instanceof Resource contained) {
            name = of(contained);
        }
        if (name != null) {
            return name;
        }
        return Words.named(reference.getDisplay());
    }

    private String of(Resource resource) {
        if (resource instanceof Organization organization) {
            return organization.getName();
        }
        if (resource instanceof HealthcareService service) {
            return Words.joined(Arrays.asList(service.getName(), of(service.getProvidedBy())));
        }
        if (resource instanceof PractitionerRole role) {
            return Words.joined(Arrays.asList(
                    of(role.getPractitioner()), Words.of(role.getCodeFirstRep()), of(role.getOrganization())));
        }
        if (resource instanceof Practitioner practitioner) {
            return Words.of(practitioner.getName());
        }
        if (resource instanceof Patient patient) {
            return Called.of(patient);
        }
        if (resource instanceof RelatedPerson person) {
            return Words.of(person.getName());
        }
        if (resource instanceof CareTeam team) {
            return team.getName();
        }
        if (resource instanceof Location location) {
            return location.getName();
        }
        if (resource instanceof MedicationStatement medicine) {
            return medicine.hasMedicationCodeableConcept() ? Words.of(medicine.getMedicationCodeableConcept()) : null;
        }
        if (resource instanceof Condition condition) {
            return Words.of(condition.getCode());
        }
        return resource instanceof Goal goal ? Words.of(goal.getDescription()) : null;
    }
}

package uk.onestory.careplan;

import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import uk.onestory.referral.Refs;

/** Whom a resource is about. */
final class SubjectOf {

    private SubjectOf() {}

    /** {@code Patient/id}; empty for what is about nobody, as organisations and services are. */
    static Optional<String> resource(Resource resource) {
        if ("Patient".equals(resource.fhirType())) {
            return Optional.of("Patient/" + resource.getIdElement().getIdPart());
        }
        if (resource instanceof Task task) {
            return patient(task.getFor());
        }
        if (resource instanceof Appointment appointment) {
            return appointment.getParticipant().stream()
                    .map(AppointmentParticipantComponent::getActor)
                    .flatMap(actor -> patient(actor).stream())
                    .findFirst();
        }
        return element(resource, "subject").or(() -> element(resource, "patient"));
    }

    private static Optional<String> element(Resource resource, String name) {
        Property property = resource.getNamedProperty(name);
        if (property == null) {
            return Optional.empty();
        }
        for (Base value : property.getValues()) {
            if (value instanceof Reference reference) {
                return patient(reference);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> patient(Reference reference) {
        return Optional.ofNullable(Refs.to(reference)).filter(to -> to.startsWith("Patient/"));
    }
}

package uk.onestory.fhir;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Which element names the person whose record a resource is part of: the types of FHIR's Patient compartment that are about
 * one person. A Provenance, an AuditEvent and a Group tell of several people and are part of nobody's record.
 */
public final class PersonElement {

    private static final Map<String, String> TABLE = Map.ofEntries(
            entry("AllergyIntolerance", "patient"),
            entry("Appointment", "participant.actor"),
            entry("CarePlan", "subject"),
            entry("CareTeam", "subject"),
            entry("ClinicalImpression", "subject"),
            entry("Communication", "subject"),
            entry("Composition", "subject"),
            entry("Condition", "subject"),
            entry("Consent", "patient"),
            entry("DiagnosticReport", "subject"),
            entry("DocumentReference", "subject"),
            entry("Encounter", "subject"),
            entry("EpisodeOfCare", "patient"),
            entry("Flag", "subject"),
            entry("Goal", "subject"),
            entry("MedicationStatement", "subject"),
            entry("Observation", "subject"),
            entry("Procedure", "subject"),
            entry("QuestionnaireResponse", "subject"),
            entry("RelatedPerson", "patient"),
            entry("RiskAssessment", "subject"),
            entry("ServiceRequest", "subject"),
            entry("Task", "for"));

    private static final String PATIENT = "Patient/";

    private PersonElement() {}

    /** Whether resources of the type are part of one person's record. A Patient is the record itself. */
    public static boolean isRecord(String type) {
        return TABLE.containsKey(type);
    }

    /** A Task of nobody is a thing to do; all the others are about a person. */
    public static boolean isNeeded(String type) {
        return !"Task".equals(type);
    }

    /** As FHIRPath: {@code Condition.subject}. */
    public static String path(String type) {
        return type + "." + TABLE.get(type);
    }

    /** What stands in the element; of an Appointment all actors, the person and who else takes part. */
    public static List<Reference> references(Resource resource) {
        String element = TABLE.get(resource.fhirType());
        if (element == null) {
            return List.of();
        }
        if (resource instanceof Appointment appointment) {
            return appointment.getParticipant().stream()
                    .filter(AppointmentParticipantComponent::hasActor)
                    .map(AppointmentParticipantComponent::getActor)
                    .toList();
        }
        Property property = resource.getNamedProperty(element);
        return property.getValues().stream()
                .filter(value -> value instanceof Reference && !value.isEmpty())
                .map(Reference.class::cast)
                .toList();
    }

    /** {@code Patient/id} of the person; empty where none is named by a literal reference. */
    public static Optional<String> patient(Resource resource) {
        return references(resource).stream()
                .flatMap(reference -> LocalReference.of(reference).stream())
                .filter(to -> to.startsWith(PATIENT))
                .findFirst();
    }
}

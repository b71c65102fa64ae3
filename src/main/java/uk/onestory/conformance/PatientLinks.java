package uk.onestory.conformance;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;

/** Records of one person that were joined: {@code Patient.link} of the types replaces and replaced-by. */
public final class PatientLinks {

    private PatientLinks() {}

    /** Logical id of the Patient that took this one's place. */
    public static Optional<String> replacedBy(Patient patient) {
        return others(patient, LinkType.REPLACEDBY).stream().findFirst();
    }

    /** Logical ids of the Patients that a link of this type names, in order. */
    public static List<String> others(Patient patient, LinkType type) {
        return patient.getLink().stream()
                .filter(link -> link.getType() == type)
                .map(link -> link.getOther().getReferenceElement().getIdPart())
                .filter(Objects::nonNull)
                .toList();
    }
}

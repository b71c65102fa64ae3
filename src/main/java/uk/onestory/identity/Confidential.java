package uk.onestory.identity;

import java.util.Set;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import uk.onestory.conformance.NhsNumber;
import uk.onestory.fhir.Values;

/** What of a person {@code $match} shows to whom. */
final class Confidential {

    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final Set<String> RESTRICTED = Set.of("R", "V");
    private static final String OBSERVATION_VALUE = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    private Confidential() {}

    /** Restricted by the Personal Demographics Service's word for people at risk: nobody may learn where they live. */
    static boolean isRestricted(Patient patient) {
        return patient.getMeta().getSecurity().stream()
                .anyMatch(label -> CONFIDENTIALITY.equals(label.getSystem())
                        && label.getCode() != null
                        && RESTRICTED.contains(label.getCode()));
    }

    /** For members of the care circle: all, but nothing that locates a restricted person or one who has died. */
    static Patient forCircle(Patient patient) {
        if (!isRestricted(patient) && !hasDied(patient)) {
            return patient;
        }
        Patient shown = patient.copy();
        shown.setAddress(null);
        shown.setTelecom(null);
        shown.setContact(null);
        shown.setGeneralPractitioner(null);
        shown.setManagingOrganization(null);
        shown.setText(null);
        shown.getExtension().removeIf(extension -> extension.getUrl().endsWith("/OneStory-CareCircle"));
        return subsetted(shown);
    }

    /** For everybody else who knows enough of the person to be certain: identity only. */
    static Patient forStrangers(Patient patient) {
        Patient shown = new Patient();
        shown.setId(patient.getIdElement().getIdPart());
        for (Identifier identifier : patient.getIdentifier()) {
            if (NhsNumber.SYSTEM.equals(identifier.getSystem()) && identifier.getUse() != IdentifierUse.OLD) {
                shown.addIdentifier().setSystem(NhsNumber.SYSTEM).setValue(identifier.getValue());
            }
        }
        for (HumanName name : patient.getName()) {
            if (name.getUse() != NameUse.OLD) {
                shown.addName(name.copy());
            }
        }
        shown.setGender(patient.getGender());
        shown.setBirthDateElement(
                patient.hasBirthDate() ? patient.getBirthDateElement().copy() : null);
        return subsetted(shown);
    }

    private static boolean hasDied(Patient patient) {
        return Values.isThere(patient.getDeceased()) && !Values.isFalse(patient.getDeceased());
    }

    private static Patient subsetted(Patient patient) {
        patient.getMeta().addTag().setSystem(OBSERVATION_VALUE).setCode("SUBSETTED");
        return patient;
    }
}

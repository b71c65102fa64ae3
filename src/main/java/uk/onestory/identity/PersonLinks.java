package uk.onestory.identity;

import java.util.List;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import uk.onestory.conformance.PatientLinks;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;

/** Records are joined by {@code $merge} alone: whoever could write these links could hide a record behind another one. */
final class PersonLinks {

    private static final List<LinkType> OF_MERGE = List.of(LinkType.REPLACES, LinkType.REPLACEDBY);

    private PersonLinks() {}

    static void checkNew(Patient patient) {
        for (LinkType type : OF_MERGE) {
            if (!PatientLinks.others(patient, type).isEmpty()) {
                throw onlyByMerge();
            }
        }
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 frozen-field */
    static void checkChange(Patient stored, Patient patient) {
        PatientLinks.replacedBy(stored).ifPresent(other -> {
            throw Refusal.of(
                    Rule.FROZEN_FIELD,
                    "This record was joined into Patient/" + other + ": change that one.",
                    "Patient");
        });
        for (LinkType type : OF_MERGE) {
            if (!PatientLinks.others(stored, type).equals(PatientLinks.others(patient, type))) {
                throw onlyByMerge();
            }
        }
    }

    private static RuntimeException onlyByMerge() {
        return Refusal.of(
                Rule.FROZEN_FIELD,
                "Links of the types replaces and replaced-by are written by Patient/$merge: send them as they are stored.",
                "Patient.link");
    }
}

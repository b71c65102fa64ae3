package uk.onestory.identity;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import uk.onestory.conformance.NhsNumber;
import uk.onestory.fhir.Nameless;

/**
 * What two records of one person look like when they are joined. The target goes on: it takes over all identifiers, the
 * practices and the labels of sensitivity, and what it did not know itself. The source stays as it was but for its
 * identifiers, which must lead to one record only, and is inactive.
 */
final class MergedPatients {

    private static final String NO_NHS_NUMBER =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberUnavailableReason";

    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private static final Set<String> NOT_TAKEN_OVER = Set.of(NO_NHS_NUMBER, Duplicates.NOT_THE_SAME_PERSON);

    private MergedPatients() {}

    static void completeTarget(Patient target, Patient source) {
        for (Identifier identifier : source.getIdentifier()) {
            if (target.getIdentifier().stream().noneMatch(own -> same(own, identifier))) {
                target.addIdentifier(identifier.copy());
            }
        }
        source.getMeta().getSecurity().stream()
                .filter(label -> target.getMeta().getSecurity(label.getSystem(), label.getCode()) == null)
                .forEach(label -> target.getMeta().addSecurity(label.copy()));
        for (Reference practice : source.getGeneralPractitioner()) {
            if (target.getGeneralPractitioner().stream()
                    .noneMatch(own ->
                            own.getReference() != null && own.getReference().equals(practice.getReference()))) {
                target.addGeneralPractitioner(practice.copy());
            }
        }
        fillGaps(target, source);
        extensions(target, source);
        target.addLink().setType(LinkType.REPLACES).setOther(reference(source));
    }

    static void closeSource(Patient source, Patient target) {
        source.setActive(false);
        source.setIdentifier(null);
        if (!source.hasExtension(NO_NHS_NUMBER)) {
            source.addExtension(
                    NO_NHS_NUMBER,
                    new org.hl7.fhir.r4.model.CodeableConcept()
                            .setText("This record was joined into another one of the same person"));
        }
        if (Nameless.is(source) && !source.hasName()) {
            source.addName().addExtension(ABSENT, new CodeType("unknown"));
        }
        source.addLink().setType(LinkType.REPLACEDBY).setOther(reference(target));
    }

    private static void fillGaps(Patient target, Patient source) {
        if (Nameless.is(target) && !Nameless.is(source)) {
            target.setName(null);
            source.getName().forEach(name -> target.addName(name.copy()));
        }
        if (!target.hasBirthDate()) {
            target.setBirthDateElement(
                    source.hasBirthDate() ? source.getBirthDateElement().copy() : null);
        }
        if (!target.hasGender() || target.getGender() == AdministrativeGender.UNKNOWN) {
            target.setGender(source.hasGender() ? source.getGender() : target.getGender());
        }
        if (!target.hasAddress()) {
            source.getAddress().forEach(address -> target.addAddress(address.copy()));
        }
        if (!target.hasTelecom()) {
            source.getTelecom().forEach(telecom -> target.addTelecom(telecom.copy()));
        }
        if (!target.hasCommunication()) {
            source.getCommunication().forEach(language -> target.addCommunication(language.copy()));
        }
        if (!target.hasDeceased() && source.hasDeceased()) {
            target.setDeceased(source.getDeceased().copy());
        }
    }

    private static void extensions(Patient target, Patient source) {
        List<Extension> missing = source.getExtension().stream()
                .filter(extension ->
                        !NOT_TAKEN_OVER.contains(extension.getUrl()) && !target.hasExtension(extension.getUrl()))
                .toList();
        missing.forEach(extension -> target.addExtension(extension.copy()));
        remove(target, Duplicates.NOT_THE_SAME_PERSON);
        if (target.getIdentifier().stream().anyMatch(own -> NhsNumber.SYSTEM.equals(own.getSystem()))) {
            remove(target, NO_NHS_NUMBER);
        }
    }

    private static void remove(Patient patient, String url) {
        patient.getExtension().removeIf(extension -> url.equals(extension.getUrl()));
    }

    private static boolean same(Identifier one, Identifier other) {
        return java.util.Objects.equals(one.getSystem(), other.getSystem())
                && java.util.Objects.equals(one.getValue(), other.getValue());
    }

    private static Reference reference(Patient patient) {
        return new Reference("Patient/" + patient.getIdElement().getIdPart());
    }
}

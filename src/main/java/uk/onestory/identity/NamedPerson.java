package uk.onestory.identity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.conformance.NhsNumber;

/**
 * How a record names its person other than by a literal reference: by an NHS number, as a logical reference or in a
 * contained Patient.
 *
 * @param reference in the element that names the person
 * @param contained null where nothing contained is meant
 * @param identifier null where there is no NHS number, or more than one
 */
record NamedPerson(Reference reference, Resource contained, Identifier identifier) {

    /** Empty for a literal reference, and for an actor of an Appointment who is not the person. */
    static Optional<NamedPerson> of(Resource resource, Reference reference) {
        String text = reference.getReference();
        boolean local = text != null && text.startsWith("#");
        if (text != null && !text.isBlank() && !local) {
            return Optional.empty();
        }
        Resource contained = local ? contained(resource, text) : null;
        Identifier identifier = contained instanceof Patient patient
                ? number(patient.getIdentifier())
                : number(reference.hasIdentifier() ? List.of(reference.getIdentifier()) : List.of());
        boolean somebodyElse = resource instanceof Appointment
                && identifier == null
                && !(contained instanceof Patient)
                && !"Patient".equals(reference.getType());
        return somebodyElse ? Optional.empty() : Optional.of(new NamedPerson(reference, contained, identifier));
    }

    /** Whether what is said of the person beside the number fits: one wrong digit may be another person's number. */
    boolean fits(Patient known, Comparison comparison) {
        if (!(contained instanceof Patient described)) {
            return true;
        }
        Person person = Person.of(described);
        boolean onlyNumber = person.birthDate() == null && !person.hasFamilyName();
        return onlyNumber || comparison.compare(person, Person.of(known)).grade() == Grade.CERTAIN;
    }

    /** Numbers that are told to have been the person's beside the one that is. */
    List<String> earlierNumbers() {
        return contained instanceof Patient patient
                ? numbers(patient.getIdentifier())
                        .map(one -> NhsNumber.compact(one.getValue()))
                        .filter(number -> !number.equals(number()))
                        .distinct()
                        .toList()
                : List.of();
    }

    String number() {
        return NhsNumber.compact(identifier.getValue());
    }

    /** The number stays, what was contained goes with all that only it refers to. */
    void become(Resource resource, String literal) {
        String local = reference.getReference();
        reference.setReference(literal);
        reference.setResource(null);
        if (!reference.hasIdentifier()) {
            reference.setIdentifier(new Identifier().setSystem(NhsNumber.SYSTEM).setValue(number()));
        }
        if (local != null) {
            drop((DomainResource) resource, local);
        }
    }

    private static void drop(DomainResource resource, String local) {
        boolean used = ReferencesIn.of(resource).values().stream()
                .anyMatch(reference -> local.equals(reference.getReference()));
        Resource contained = contained(resource, local);
        if (used || contained == null) {
            return;
        }
        resource.getContained().remove(contained);
        ReferencesIn.of(contained).values().stream()
                .map(Reference::getReference)
                .filter(text -> text != null && text.startsWith("#"))
                .forEach(text -> drop(resource, text));
    }

    private static Resource contained(Resource resource, String local) {
        return resource instanceof DomainResource domain
                ? domain.getContained().stream()
                        .filter(one -> local.substring(1)
                                .equals(plain(one.getIdElement().getValue())))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static String plain(String id) {
        return id != null && id.startsWith("#") ? id.substring(1) : id;
    }

    /** Of two numbers nobody knows which is the person's. */
    private static Identifier number(List<Identifier> identifiers) {
        List<Identifier> current = numbers(identifiers)
                .filter(identifier -> identifier.getUse() != IdentifierUse.OLD)
                .toList();
        long different = current.stream()
                .map(identifier -> NhsNumber.compact(identifier.getValue()))
                .distinct()
                .count();
        return different == 1 ? current.get(0) : null;
    }

    private static Stream<Identifier> numbers(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(identifier -> NhsNumber.SYSTEM.equals(identifier.getSystem()) && identifier.getValue() != null);
    }
}

package uk.onestory.identity;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.NhsNumber;
import uk.onestory.fhir.PersonElement;

/** The people whom a resource names by NHS number: in logical references, and as contained Patients. */
@Component
class NumbersIn {

    /** The id of whoever has a number that nobody has here: like no other. */
    private static final String NOBODY = "-";

    private final KnownPeople people;

    NumbersIn(KnownPeople people) {
        this.people = people;
    }

    /** {@code Patient/id} by FHIRPath, of the numbers that are new in it. Nothing is asked where there are none. */
    Map<String, String> others(Written.Change change, Written written, RequestDetails request) {
        Map<String, String> numbers = in(change.after(), change.references());
        if (!numbers.isEmpty() && change.before() != null) {
            numbers.values()
                    .removeAll(in(change.before(), ReferencesIn.of(change.before()))
                            .values());
        }
        Map<String, String> named = new TreeMap<>();
        numbers.forEach((path, number) ->
                id(number, path, change, written, request).ifPresent(id -> named.put(path, "Patient/" + id)));
        return named;
    }

    private Optional<String> id(
            String number, String path, Written.Change change, Written written, RequestDetails request) {
        Optional<String> sent = written.changes().stream()
                .map(Written.Change::after)
                .filter(resource -> resource instanceof Patient patient
                        && patient.getIdentifier().stream().anyMatch(identifier -> number.equals(number(identifier))))
                .map(resource -> resource.getIdElement().getIdPart())
                .findFirst();
        return sent.or(() -> people.withNumber(number, written, request).stream()
                        .map(patient -> patient.getIdElement().getIdPart())
                        .findFirst())
                .or(() -> names(change.references().get(reference(path)), change.after())
                        ? Optional.of(NOBODY)
                        : Optional.empty());
    }

    /** A number that nobody has beside a literal reference: which of the two is meant cannot be known. */
    private static boolean names(Reference reference, Resource resource) {
        return reference != null
                && reference.hasReference()
                && PersonElement.references(resource).contains(reference);
    }

    private static String reference(String identifier) {
        return identifier.substring(0, identifier.lastIndexOf('.'));
    }

    /** By the FHIRPath of the identifier. */
    private static Map<String, String> in(Resource resource, Map<String, Reference> references) {
        Map<String, String> numbers = new HashMap<>();
        references.forEach((path, reference) -> {
            String number = reference.hasIdentifier() ? number(reference.getIdentifier()) : null;
            if (number != null) {
                numbers.put(path + ".identifier", number);
            }
        });
        if (resource instanceof DomainResource domain) {
            for (int i = 0; i < domain.getContained().size(); i++) {
                if (domain.getContained().get(i) instanceof Patient patient) {
                    of(patient, resource.fhirType() + ".contained[" + i + "]", numbers);
                }
            }
        }
        return numbers;
    }

    private static void of(Patient contained, String path, Map<String, String> numbers) {
        for (int i = 0; i < contained.getIdentifier().size(); i++) {
            String number = number(contained.getIdentifier().get(i));
            if (number != null) {
                numbers.put(path + ".identifier[" + i + "]", number);
            }
        }
    }

    private static String number(Identifier identifier) {
        return NhsNumber.SYSTEM.equals(identifier.getSystem()) && identifier.hasValue() ? identifier.getValue() : null;
    }
}

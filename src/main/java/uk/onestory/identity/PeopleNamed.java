package uk.onestory.identity;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.NhsNumber;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.fhir.PersonElement;

/** A record names its person by a literal reference: what names somebody by NHS number becomes one. */
@Component
class PeopleNamed {

    static final String WORDS =
            "This record names nobody who is known here: send a reference to the Patient (Patient/id, or"
                    + " the fullUrl of the Patient in the same transaction), or the NHS number of one person who is known here, as"
                    + " identifier of the reference or of a contained Patient.";

    private final KnownPeople people;
    private final Comparison comparison;
    private final PersonSettings settings;

    PeopleNamed(KnownPeople people, Comparison comparison, PersonSettings settings) {
        this.people = people;
        this.comparison = comparison;
        this.settings = settings;
    }

    /** Who is named by the number of a Patient that comes in the same transaction. */
    void name(Bundle transaction) {
        if (!settings.acceptInvalidNhsNumbers()) {
            ConditionNumbers.check(transaction);
        }
        Map<String, BundleEntryComponent> sent = new HashMap<>();
        for (BundleEntryComponent entry : transaction.getEntry()) {
            if (entry.getResource() instanceof Patient patient
                    && entry.getRequest().getMethod() != HTTPVerb.PATCH) {
                Person.nhsNumber(patient).ifPresent(number -> sent.putIfAbsent(number, entry));
            }
        }
        if (sent.isEmpty()) {
            return;
        }
        for (BundleEntryComponent entry : transaction.getEntry()) {
            Resource resource = entry.getResource();
            if (resource == null) {
                continue;
            }
            for (Reference reference : namesPeople(resource)) {
                NamedPerson.of(resource, reference)
                        .filter(named -> named.earlierNumbers().isEmpty())
                        .filter(named -> named.identifier() != null && sent.containsKey(named.number()))
                        .filter(named ->
                                named.fits((Patient) sent.get(named.number()).getResource(), comparison))
                        .ifPresent(named -> named.become(resource, fullUrl(sent.get(named.number()))));
            }
        }
    }

    /**
     * @return whether the resource was changed
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 person-unknown
     */
    boolean name(Resource resource, Written written, RequestDetails request) {
        boolean changed = false;
        for (Reference reference : namesPeople(resource)) {
            Optional<NamedPerson> named = NamedPerson.of(resource, reference);
            if (named.isPresent()) {
                named.get()
                        .become(
                                resource,
                                known(named.get(), written, request)
                                        .orElseThrow(() -> Refusal.of(Rule.PERSON_UNKNOWN, WORDS, path(resource))));
                changed = true;
            }
        }
        return changed;
    }

    private Optional<String> known(NamedPerson named, Written written, RequestDetails request) {
        if (named.identifier() == null) {
            return Optional.empty();
        }
        List<Patient> found = people.withNumber(named.number(), written, request);
        return found.size() == 1
                        && named.fits(found.get(0), comparison)
                        && named.earlierNumbers().stream()
                                .allMatch(number -> isOf(found.get(0), people.withNumber(number, written, request)))
                ? Optional.of("Patient/" + found.get(0).getIdElement().getIdPart())
                : Optional.empty();
    }

    private static boolean isOf(Patient person, List<Patient> found) {
        return found.stream().allMatch(one -> one.getIdElement()
                .getIdPart()
                .equals(person.getIdElement().getIdPart()));
    }

    /** A Provenance is part of the records of those whom its targets are about. */
    private static List<Reference> namesPeople(Resource resource) {
        return resource instanceof Provenance provenance ? provenance.getTarget() : PersonElement.references(resource);
    }

    private static String path(Resource resource) {
        return resource instanceof Provenance ? "Provenance.target" : PersonElement.path(resource.fhirType());
    }

    private static String fullUrl(BundleEntryComponent entry) {
        if (!entry.hasFullUrl()) {
            String url = entry.getRequest().getUrl();
            boolean byId = entry.getRequest().getMethod() == HTTPVerb.PUT && url != null && url.indexOf('?') < 0;
            if (byId) {
                return url;
            }
            entry.setFullUrl("urn:uuid:" + UUID.randomUUID());
        }
        return entry.getFullUrl();
    }

    /**
     * Numbers as ten digits, in every logical reference.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 nhs-number-invalid, in a condition
     */
    void compact(Map<String, Reference> references) {
        for (Reference reference : references.values()) {
            String text = reference.getReference();
            if (text != null && text.indexOf('?') > 0 && !settings.acceptInvalidNhsNumbers()) {
                ConditionNumbers.check(text);
            }
            Identifier identifier = reference.hasIdentifier() ? reference.getIdentifier() : null;
            if (identifier != null && NhsNumber.SYSTEM.equals(identifier.getSystem()) && identifier.hasValue()) {
                identifier.setValue(NhsNumber.compact(identifier.getValue()));
            }
        }
    }
}

package uk.onestory.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;
import uk.onestory.access.Caller;
import uk.onestory.conformance.FhirPackage;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.conformance.ServiceIdentifiers;
import uk.onestory.fhir.Nameless;

/**
 * Nobody is made twice. An NHS number is one person's; whoever is certainly or probably somebody who is there already is
 * refused, in words that tell how to go on and nothing of the other record. Only a probable match can be overridden, with
 * a reason that stays on the record.
 */
@Component
class Duplicates {

    static final String NOT_THE_SAME_PERSON = FhirPackage.BASE + "/StructureDefinition/OneStory-NotTheSamePerson";

    private static final String KNOWN_NUMBER =
            "A person with this NHS number is known here. To refer them, create the Patient in the same transaction with"
                    + " ifNoneExist=identifier=https://fhir.nhs.uk/Id/nhs-number|[number]; to find them, POST Patient/$match.";
    private static final String KNOWN_IDENTIFIER =
            "Somebody with this identifier is known here, and one of the two records has no name: one identifier of a service"
                    + " is one person. Find them with GET Patient?identifier=[system]|[value] and go on with that record, or"
                    + " create with If-None-Exist.";
    private static final String TAKEN_NUMBER =
            "This NHS number is of another record. If both are one person, join them with POST Patient/$merge.";
    private static final String CERTAIN =
            "A person with this name, birth date and postcode is known here. Find them with POST Patient/$match and go on"
                    + " with that record; if you know their NHS number, send it.";
    private static final String PROBABLE =
            "Probably this person is known here. Look with POST Patient/$match and go on with that record. If you know that"
                    + " it is somebody else, say why in the extension " + NOT_THE_SAME_PERSON + ".";

    private final Candidates candidates;
    private final StoredPeople stored;
    private final Comparison comparison;
    private final MatchLimit limit;

    Duplicates(Candidates candidates, StoredPeople stored, Comparison comparison, MatchLimit limit) {
        this.candidates = candidates;
        this.stored = stored;
        this.comparison = comparison;
        this.limit = limit;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 409 duplicate-person */
    void check(NewPeople people, Caller caller) {
        List<Known> created = people.created().stream().map(Known::of).toList();
        List<Known> renumbered = people.renumbered().stream()
                .map(Known::byNumber)
                .filter(known -> known.person().nhsNumber() != null)
                .toList();
        List<Known> reidentified =
                people.reidentified().stream().map(Known::byIdentifiers).toList();
        List<Known> all = Stream.of(created, renumbered, reidentified)
                .flatMap(List::stream)
                .toList();
        if (all.isEmpty()) {
            return;
        }
        List<Known> others = new ArrayList<>(stored
                .read(candidates.ofNew(
                        all.stream().map(Known::person).toList(),
                        Stream.concat(people.created().stream(), people.reidentified().stream())
                                .flatMap(ServiceIdentifiers::of)
                                .toList(),
                        all.stream().map(Known::id).toList()))
                .stream()
                .map(Known::stored)
                .toList());
        for (Known known : renumbered) {
            refuseNumber(known, others, TAKEN_NUMBER, caller);
            others.add(known);
        }
        for (Known known : reidentified) {
            refuseIdentifier(known, others, caller);
            others.add(known);
        }
        for (Known known : created) {
            refuseIdentifier(known, others, caller);
            refuseNumber(known, others, KNOWN_NUMBER, caller);
            others.forEach(other -> refuseLikeness(known, other, caller));
            others.add(known);
        }
    }

    private void refuseNumber(Known known, List<Known> others, String words, Caller caller) {
        String number = known.person().nhsNumber();
        if (number != null
                && others.stream()
                        .anyMatch(other -> number.equals(other.person().nhsNumber()))) {
            refuse(words, "Patient.identifier", caller);
        }
    }

    /** People with names may share one: they are compared by more. */
    private void refuseIdentifier(Known known, List<Known> others, Caller caller) {
        boolean taken = others.stream()
                .filter(other -> !other.id().equals(known.id()) && (known.nameless() || other.nameless()))
                .anyMatch(other -> !Collections.disjoint(known.identifiers(), other.identifiers()));
        if (taken) {
            refuse(KNOWN_IDENTIFIER, "Patient.identifier", caller);
        }
    }

    private void refuseLikeness(Known known, Known other, Caller caller) {
        boolean twoNumbers =
                known.person().nhsNumber() != null && other.person().nhsNumber() != null;
        if (twoNumbers || known.isToldApartFrom(other) || !worthComparing(known.person(), other.person())) {
            return;
        }
        Grade grade = comparison.compare(known.person(), other.person()).grade();
        if (grade == Grade.CERTAIN) {
            refuse(CERTAIN, "Patient", caller);
        } else if (grade == Grade.PROBABLE && !known.saysNotTheSame()) {
            refuse(PROBABLE, "Patient", caller);
        }
    }

    /** As the candidates are found: people of one transaction can be many. */
    private static boolean worthComparing(Person one, Person other) {
        return (one.birthDate() != null
                        && (one.birthDate().equals(other.birthDate())
                                || one.birthDate()
                                        .transposed()
                                        .filter(date -> date.equals(other.birthDate()))
                                        .isPresent()))
                || one.postcodes().stream().anyMatch(other.postcodes()::contains);
    }

    /** Whoever tries out people by creating them spends what {@code $match} allows. */
    private void refuse(String words, String path, Caller caller) {
        limit.spend(caller);
        throw Refusal.of(Rule.DUPLICATE_PERSON, words, path);
    }

    /** @param identifiers system and value of those of services */
    private record Known(String id, Person person, boolean nameless, Set<String> identifiers, boolean saysNotTheSame) {

        private static final Person NOBODY = new Person(null, List.of(), null, null, Set.of());

        static Known of(Patient patient) {
            return new Known(
                    patient.getIdElement().getIdPart(),
                    Person.of(patient),
                    Nameless.is(patient),
                    ServiceIdentifiers.textsOf(patient).collect(Collectors.toUnmodifiableSet()),
                    patient.hasExtension(NOT_THE_SAME_PERSON));
        }

        /** A service gives one person one identifier: who gives no name is told apart by it. */
        boolean isToldApartFrom(Known other) {
            return (nameless || other.nameless)
                    && identifiers.stream().map(Known::system).anyMatch(system -> other.identifiers.stream()
                            .map(Known::system)
                            .anyMatch(system::equals))
                    && Collections.disjoint(identifiers, other.identifiers);
        }

        private static String system(String identifier) {
            return identifier.substring(0, identifier.indexOf('|'));
        }

        /** Where a restricted person lives plays no part: nobody can try postcodes by creating people. */
        static Known stored(Patient patient) {
            Known known = of(patient);
            return Confidential.isRestricted(patient)
                    ? new Known(
                            known.id(),
                            known.person().withoutPostcodes(),
                            known.nameless(),
                            known.identifiers(),
                            known.saysNotTheSame())
                    : known;
        }

        static Known byNumber(Patient patient) {
            Person person = Person.of(patient);
            return new Known(
                    patient.getIdElement().getIdPart(),
                    new Person(person.nhsNumber(), List.of(), null, null, Set.of()),
                    false,
                    Set.of(),
                    false);
        }

        static Known byIdentifiers(Patient patient) {
            Known known = of(patient);
            return new Known(known.id(), NOBODY, known.nameless(), known.identifiers(), false);
        }
    }
}

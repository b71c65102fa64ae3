package uk.onestory.identity;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.fhir.LocalReference;
import uk.onestory.fhir.PersonElement;

/**
 * All that a record of a person points to is of that person or of nobody: else one person's record would show another
 * one's to all who read it. Who may be told of such a mistake learns nothing of whom the other one is. What an update
 * leaves as it was is not asked again.
 */
@Component
class PersonsRecords {

    private static final String PATIENT = "Patient";
    private static final String PROVENANCE = "Provenance";

    private final RecordOwners owners;
    private final NumbersIn numbers;
    private final JoinedRecords joined;

    PersonsRecords(RecordOwners owners, NumbersIn numbers, JoinedRecords joined) {
        this.owners = owners;
        this.numbers = numbers;
        this.joined = joined;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 person-unknown, frozen-field */
    void needPeople(Written written) {
        written.changes().forEach(change -> {
            needPerson(change.before(), change.after());
            keepPerson(change.before(), change.after());
        });
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 another-person, person-unknown */
    void needOnePerson(Written written, RequestDetails request) {
        List<Pointing> all = written.changes().stream()
                .filter(change -> isJudged(change.after().fhirType()))
                .map(change -> Pointing.of(change, numbers.others(change, written, request)))
                .toList();
        if (all.stream().allMatch(pointing -> pointing.targets().isEmpty())) {
            return;
        }
        Map<String, Resource> sent = written.resources();
        Set<String> asked = all.stream()
                .flatMap(pointing -> pointing.all())
                .filter(target -> PersonElement.isRecord(LocalReference.type(target)) && !sent.containsKey(target))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Set<String>> stored = owners.of(asked);
        all.forEach(pointing -> judge(pointing, sent, stored));
    }

    private static boolean isJudged(String type) {
        return PATIENT.equals(type) || PROVENANCE.equals(type) || PersonElement.isRecord(type);
    }

    private static void needPerson(Resource before, Resource resource) {
        String type = resource.fhirType();
        if (!PersonElement.isRecord(type) || PersonElement.patient(resource).isPresent()) {
            return;
        }
        boolean absent = PersonElement.references(resource).isEmpty();
        boolean ofSomebody = Somebody.isIn(resource) && (before == null || !Somebody.isIn(before));
        if (PersonElement.isNeeded(type) || !absent || ofSomebody) {
            throw Refusal.of(Rule.PERSON_UNKNOWN, PeopleNamed.WORDS, PersonElement.path(type));
        }
    }

    /** Others may point to the record because it is of this person. What is of nobody becomes nobody's later either. */
    private void keepPerson(Resource before, Resource after) {
        String type = after.fhirType();
        if (before == null || before.isDeleted() || !PersonElement.isRecord(type)) {
            return;
        }
        Optional<String> was = PersonElement.patient(before);
        Optional<String> now = PersonElement.patient(after);
        boolean namedAtLast = was.isEmpty() && PersonElement.isNeeded(type);
        if (!was.equals(now) && !namedAtLast && !isJoined(was, now)) {
            throw Refusal.of(
                    Rule.FROZEN_FIELD,
                    PersonElement.path(type)
                            + " cannot be changed: send it as it is stored. What was written about the wrong person is"
                            + " marked as entered in error and written anew.",
                    PersonElement.path(type));
        }
    }

    private boolean isJoined(Optional<String> was, Optional<String> now) {
        return was.isPresent()
                && now.isPresent()
                && LocalReference.id(now.get())
                        .equals(joined.replacementsOf(Set.of(LocalReference.id(was.get())))
                                .get(LocalReference.id(was.get())));
    }

    private static void judge(Pointing pointing, Map<String, Resource> sent, Map<String, Set<String>> stored) {
        Map<String, Set<String>> people = new TreeMap<>();
        pointing.targets().forEach((path, target) -> {
            Set<String> theirs = people(target, sent.get(target), stored);
            if (!theirs.isEmpty()) {
                people.put(path, theirs);
            }
        });
        Optional<String> person = pointing.person();
        String type = pointing.resource().fhirType();
        if (person.isEmpty() && !people.isEmpty()) {
            if (PersonElement.isRecord(type)) {
                throw Refusal.of(
                        Rule.PERSON_UNKNOWN,
                        "This points to a record of a person: name that person in " + PersonElement.path(type) + ".",
                        PersonElement.path(type));
            }
            person = Stream.concat(
                            pointing.earlier().stream().map(target -> people(target, sent.get(target), stored)),
                            people.values().stream())
                    .flatMap(Set::stream)
                    .findFirst();
        }
        String whose = person.orElse(null);
        List<OperationOutcomeIssueComponent> others = new ArrayList<>();
        people.forEach((path, theirs) -> {
            if (!theirs.contains(whose)) {
                others.add(Refusal.issue(
                        Rule.ANOTHER_PERSON,
                        "What stands here is not about this person: refer to what is about the person of the " + type
                                + " only.",
                        path));
            }
        });
        if (!others.isEmpty()) {
            throw Refusal.of(Rule.ANOTHER_PERSON, others);
        }
    }

    private static Set<String> people(String target, Resource sent, Map<String, Set<String>> stored) {
        if (target.startsWith(PATIENT + "/")) {
            return Set.of(target);
        }
        return sent == null
                ? stored.getOrDefault(target, Set.of())
                : PersonElement.patient(sent).map(Set::of).orElse(Set.of());
    }

    /**
     * What is to be judged of one resource.
     *
     * @param person {@code Patient/id}
     * @param targets what it points to and did not before, by FHIRPath
     * @param earlier what a Provenance pointed to before, which names its person by nothing else
     */
    private record Pointing(
            Resource resource, Optional<String> person, Map<String, String> targets, Set<String> earlier) {

        Stream<String> all() {
            return Stream.concat(targets.values().stream(), earlier.stream());
        }

        static Pointing of(Written.Change change, Map<String, String> numbered) {
            Resource after = change.after();
            Optional<String> person = person(after);
            Map<String, String> targets = new TreeMap<>(numbered);
            change.references().forEach((path, reference) -> LocalReference.of(reference)
                    .filter(target -> isJudged(LocalReference.type(target)) && !target.startsWith(PROVENANCE))
                    .filter(target -> !path.startsWith("Patient.link["))
                    .filter(target -> !person.equals(Optional.of(target)))
                    .ifPresent(target -> targets.put(path, target)));
            if (!targets.isEmpty()
                    && change.before() != null
                    && person(change.before()).equals(person)) {
                Set<String> earlier = ReferencesIn.of(change.before()).values().stream()
                        .flatMap(reference -> LocalReference.of(reference).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
                targets.values().removeAll(earlier);
                if (!targets.isEmpty() && PROVENANCE.equals(after.fhirType())) {
                    earlier.removeIf(target -> !isJudged(LocalReference.type(target)));
                    return new Pointing(after, person, targets, earlier);
                }
            }
            return new Pointing(after, person, targets, Set.of());
        }

        private static Optional<String> person(Resource resource) {
            return resource instanceof Patient
                    ? Optional.of(PATIENT + "/" + resource.getIdElement().getIdPart())
                    : PersonElement.patient(resource);
        }
    }
}

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

    PersonsRecords(RecordOwners owners, NumbersIn numbers) {
        this.owners = owners;
        this.numbers = numbers;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 person-unknown */
    void needPeople(Written written) {
        written.changes().forEach(change -> needPerson(change.after()));
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
                .flatMap(pointing -> pointing.targets().values().stream())
                .filter(target -> PersonElement.isRecord(LocalReference.type(target)) && !sent.containsKey(target))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Set<String>> stored = owners.of(asked);
        all.forEach(pointing -> judge(pointing, sent, stored));
    }

    private static boolean isJudged(String type) {
        return PATIENT.equals(type) || PROVENANCE.equals(type) || PersonElement.isRecord(type);
    }

    private static void needPerson(Resource resource) {
        String type = resource.fhirType();
        boolean named =
                !PersonElement.isRecord(type) || PersonElement.patient(resource).isPresent();
        boolean absent = PersonElement.references(resource).isEmpty();
        if (!named && (PersonElement.isNeeded(type) || !absent)) {
            throw Refusal.of(Rule.PERSON_UNKNOWN, PeopleNamed.WORDS, PersonElement.path(type));
        }
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
            person = people.values().iterator().next().stream().findFirst();
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
     */
    private record Pointing(Resource resource, Optional<String> person, Map<String, String> targets) {

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
                ReferencesIn.of(change.before()).values().forEach(reference -> LocalReference.of(reference)
                        .ifPresent(known -> targets.values().removeIf(known::equals)));
            }
            return new Pointing(after, person, targets);
        }

        private static Optional<String> person(Resource resource) {
            return resource instanceof Patient
                    ? Optional.of(PATIENT + "/" + resource.getIdElement().getIdPart())
                    : PersonElement.patient(resource);
        }
    }
}

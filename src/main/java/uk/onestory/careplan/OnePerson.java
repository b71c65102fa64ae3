package uk.onestory.careplan;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.careplan.PlanChanges.Change;
import uk.onestory.conformance.Refusal;
import uk.onestory.conformance.Rule;
import uk.onestory.referral.Refs;

/**
 * Everything that a plan or an episode refers to is about the same person: else one person's plan would show another
 * one's record to all who read it. Who may be told of such a mistake learns nothing of whom the other one is.
 */
@Component
class OnePerson {

    private final FhirTerser terser;
    private final Records records;

    OnePerson(FhirContext fhir, Records records) {
        this.terser = fhir.newTerser();
        this.records = records;
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException 422 another-person */
    void need(Change change, PlanChanges changes) {
        String person = SubjectOf.resource(change.after()).orElse(null);
        Set<String> known = change.before() == null ? Set.of() : references(change.before());
        List<OperationOutcomeIssueComponent> others = references(change.after()).stream()
                .filter(reference -> !known.contains(reference))
                .filter(reference -> records.find(new Reference(reference), changes)
                        .flatMap(SubjectOf::resource)
                        .filter(subject -> !subject.equals(person))
                        .isPresent())
                .map(reference -> Refusal.issue(
                        Rule.ANOTHER_PERSON,
                        reference + " is not about this person: refer to what is about the subject only.",
                        change.after().fhirType()))
                .toList();
        if (!others.isEmpty()) {
            throw Refusal.of(Rule.ANOTHER_PERSON, others);
        }
    }

    private Set<String> references(Resource resource) {
        return terser.getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
                .map(Refs::to)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

package uk.onestory.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/** Where two ways to reach the person disagree, then family, friends and others who matter, and the GP. */
final class PeopleContent implements SectionContent {

    @Override
    public List<Entry> entries(Told told) {
        List<Entry> entries = new ArrayList<>(ContactConflicts.in(told));
        told.of(RelatedPerson.class).forEach(related -> entries.add(related(related)));
        Patient person = told.person();
        if (told.isNew(person)) {
            person.getGeneralPractitioner().stream()
                    .map(practice -> practice(practice, person, told))
                    .flatMap(Optional::stream)
                    .forEach(entries::add);
        }
        return entries;
    }

    private static Entry related(RelatedPerson related) {
        String name = Words.of(related.getName());
        String relationship = Words.all(related.getRelationship());
        String telecom = Words.joined(
                related.getTelecom().stream().map(ContactPoint::getValue).toList());
        return Entry.of(
                related,
                name == null ? "Somebody whose name is not written down" : name,
                Line.of("Who they are", relationship),
                Line.of("How to reach them", telecom));
    }

    private static Optional<Entry> practice(Reference practice, Patient person, Told told) {
        return Optional.ofNullable(told.name(practice))
                .map(name -> new Entry(
                        "General practice: " + name,
                        List.of(),
                        told.find(practice).map(List::of).orElse(List.of(person)),
                        Recorded.of(person)));
    }
}

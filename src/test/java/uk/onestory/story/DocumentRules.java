package uk.onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** FHIR's rules for documents and the contract's for the story, past what a profile can say. */
final class DocumentRules {

    private DocumentRules() {}

    static void hold(Bundle story, PersonRecord record) {
        assertThat(story.getType()).isEqualTo(BundleType.DOCUMENT);
        assertThat(story.getIdentifier().getValue()).isNotBlank();
        assertThat(story.getTimestamp()).isNotNull();
        Map<String, Resource> inside = inside(story);
        Composition composition = StoryFixture.composition(story);
        assertThat(story.getEntry().get(1).getResource()).isInstanceOf(Patient.class);
        assertThat(inside).containsKey(composition.getSubject().getReference());
        assertThat(inside.keySet()).containsAll(References.in(StoryFixture.FHIR.newTerser(), composition));
        sections(composition);
        everythingIsReachable(inside, composition);
        Told told = new Told(record, StoryFixture.CLOCK.instant());
        Set<String> cited = composition.getSection().stream()
                .flatMap(section -> section.getEntry().stream())
                .map(Reference::getReference)
                .collect(Collectors.toSet());
        inside.forEach((key, resource) -> {
            assertThat(Standing.isMistake(resource)).as(key).isFalse();
            if (resource != composition) {
                // What was refuted is cited only where another source holds on to it.
                assertThat(told.stands(key) || cited.contains(key)).as(key).isTrue();
                assertThat(StoryFixture.REFERENCES.of(resource))
                        .filteredOn(target -> record.find(target).isPresent() && told.stands(target))
                        .isSubsetOf(inside.keySet());
            }
        });
    }

    private static Map<String, Resource> inside(Bundle story) {
        Map<String, Resource> inside = new LinkedHashMap<>();
        for (BundleEntryComponent entry : story.getEntry()) {
            String key = References.key(entry.getResource());
            assertThat(entry.getFullUrl()).isEqualTo(StoryFixture.BASE + "/" + key);
            assertThat(inside.put(key, entry.getResource())).as(key + " once").isNull();
        }
        assertThat(inside.values().stream().filter(Composition.class::isInstance))
                .hasSize(1);
        return inside;
    }

    private static void sections(Composition composition) {
        assertThat(composition.getSection())
                .extracting(section -> section.getCode().getCodingFirstRep().getCode())
                .containsExactlyElementsOf(Arrays.stream(StorySection.values())
                        .map(StorySection::code)
                        .toList());
        for (SectionComponent section : composition.getSection()) {
            assertThat(section.getTitle()).isNotBlank();
            assertThat(section.getText().getDiv().allText()).isNotBlank();
            assertThat(section.hasEmptyReason()).isEqualTo(!section.hasEntry());
            assertThat(section.hasOrderedBy()).isEqualTo(section.hasEntry());
            assertThat(section.getEntry().stream()
                            .map(entry -> entry.getReference())
                            .toList())
                    .doesNotHaveDuplicates();
        }
    }

    private static void everythingIsReachable(Map<String, Resource> inside, Composition composition) {
        Set<String> reached = new HashSet<>();
        Deque<Resource> open = new ArrayDeque<>(Set.of(composition));
        while (!open.isEmpty()) {
            for (String key : StoryFixture.REFERENCES.of(open.remove())) {
                if (inside.containsKey(key) && reached.add(key)) {
                    open.add(inside.get(key));
                }
            }
        }
        assertThat(inside.keySet().stream()
                        .filter(key -> !key.startsWith("Composition/"))
                        .collect(Collectors.toSet()))
                .isSubsetOf(reached);
    }
}

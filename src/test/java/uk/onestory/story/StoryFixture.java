package uk.onestory.story;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** Records of {@code src/test/resources/story} and the stories made of them. */
final class StoryFixture {

    static final FhirContext FHIR = FhirContext.forR4Cached();
    static final String BASE = "https://onestory.test/fhir";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-03T07:00:00Z"), ZoneOffset.UTC);

    static final ReferencesOf REFERENCES = resource -> References.in(FHIR.newTerser(), resource);

    private static final Set<String> OTHERS =
            Set.of("HealthcareService", "Location", "Organization", "Practitioner", "PractitionerRole");

    private StoryFixture() {}

    static String text(String file) {
        try (InputStream in = StoryFixture.class.getResourceAsStream("/story/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The resources of a record file, parsed anew. */
    static List<Resource> resources(String name) {
        Bundle bundle = FHIR.newJsonParser().parseResource(Bundle.class, text(name + ".record.json"));
        return new ArrayList<>(bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .toList());
    }

    /** In an order that a database might give. */
    static PersonRecord record(List<Resource> resources, long seed) {
        return record(resources, seed, resource -> true);
    }

    /** @param visible what the caller may see */
    static PersonRecord record(List<Resource> resources, long seed, Predicate<Resource> visible) {
        Set<String> hidden =
                resources.stream().filter(visible.negate()).map(References::key).collect(Collectors.toSet());
        Redaction redaction = new Redaction(FHIR.newTerser(), REFERENCES, hidden);
        List<Resource> shuffled = new ArrayList<>(
                resources.stream().filter(visible).map(redaction::of).toList());
        Collections.shuffle(shuffled, new Random(seed));
        Patient person = (Patient)
                shuffled.stream().filter(Patient.class::isInstance).findFirst().orElseThrow();
        shuffled.remove(person);
        return new PersonRecord(
                person,
                shuffled.stream()
                        .filter(resource -> !OTHERS.contains(resource.fhirType()))
                        .toList(),
                shuffled.stream()
                        .filter(resource -> OTHERS.contains(resource.fhirType()))
                        .toList(),
                REFERENCES,
                null);
    }

    static Bundle story(PersonRecord record, StoryRequest asked) {
        return new StoryAssembler(new StoryDocument(CLOCK)).assemble(record, asked, BASE);
    }

    static Bundle story(List<Resource> resources, StoryRequest asked) {
        return story(record(resources, 1), asked);
    }

    static Bundle story(String name) {
        return story(resources(name), StoryRequest.EVERYTHING);
    }

    static String json(Bundle bundle) {
        return FHIR.newJsonParser().setPrettyPrint(true).encodeResourceToString(bundle) + "\n";
    }

    static Composition composition(Bundle story) {
        return (Composition) story.getEntryFirstRep().getResource();
    }

    static SectionComponent section(Bundle story, String code) {
        return composition(story).getSection().stream()
                .filter(section ->
                        code.equals(section.getCode().getCodingFirstRep().getCode()))
                .findFirst()
                .orElseThrow();
    }

    static List<String> urls(Bundle story) {
        return story.getEntry().stream().map(BundleEntryComponent::getFullUrl).toList();
    }
}

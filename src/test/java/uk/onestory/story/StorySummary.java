package uk.onestory.story;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition.SectionComponent;

/** A story that is too long to be read: how much of what is in it, and a digest of its data without the narrative. */
final class StorySummary {

    private StorySummary() {}

    static String of(Bundle story) {
        StringBuilder summary = new StringBuilder();
        for (SectionComponent section : StoryFixture.composition(story).getSection()) {
            summary.append("section ")
                    .append(section.getCode().getCodingFirstRep().getCode());
            summary.append(' ').append(section.getEntry().size()).append('\n');
            section.setText(null);
        }
        Map<String, Long> types = story.getEntry().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getResource().fhirType(), TreeMap::new, Collectors.counting()));
        types.forEach(
                (type, count) -> summary.append(type).append(' ').append(count).append('\n'));
        return summary.append("sha-256 ").append(digest(story)).append('\n').toString();
    }

    private static String digest(Bundle story) {
        try {
            byte[] json = StoryFixture.json(story).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

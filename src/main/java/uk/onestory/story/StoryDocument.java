package uk.onestory.story;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Date;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.FhirPackage;

/**
 * The document Bundle around a story: the Composition, the person, what the sections cite, and what that points to, each
 * once. References stay as they are stored, {@code Type/id}: under the full URLs of the entries they lead into the
 * document. Only what the story leaves out (a mistake, a plan that was replaced) and what no story tells (a Provenance, a
 * letter) is not in it; there they lead to the same address on this server.
 */
@Component
class StoryDocument {

    private static final String PROFILE = FhirPackage.BASE + "/StructureDefinition/OneStory-StoryBundle";
    private static final String IDENTIFIER = FhirPackage.BASE + "/Id/story";

    private static final TimeZone UTC = TimeZone.getTimeZone(ZoneOffset.UTC);

    private final Clock clock;

    StoryDocument(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Bundle of(
            Composition story,
            PersonRecord record,
            Told told,
            Map<String, Resource> cited,
            StoryRequest asked,
            String base) {
        Map<String, Resource> content = new LinkedHashMap<>();
        content.put(References.key(record.person()), record.person());
        content.putAll(cited);
        put(content, story.getCustodian(), record);
        story.getSection().forEach(section -> section.getAuthor().forEach(author -> put(content, author, record)));
        withThoseBehind(content, record, told);

        UUID identity = identity(content, story.getText().getDivAsString(), asked);
        story.setId(identity.toString());
        story.setDateElement(new DateTimeType(lastChange(content), TemporalPrecisionEnum.MILLI, UTC));

        Bundle bundle = new Bundle().setType(BundleType.DOCUMENT);
        bundle.getMeta().addProfile(PROFILE);
        bundle.getIdentifier().setSystem(IDENTIFIER).setValue(identity.toString());
        bundle.setTimestampElement(new InstantType(Date.from(clock.instant()), TemporalPrecisionEnum.MILLI, UTC));
        Labels.put(bundle, story, content.values());
        bundle.addEntry().setFullUrl(base + "/Composition/" + identity).setResource(story);
        content.forEach((key, resource) ->
                bundle.addEntry().setFullUrl(base + "/" + key).setResource(resource));
        return bundle;
    }

    private static void put(Map<String, Resource> content, Reference reference, PersonRecord record) {
        References.key(reference)
                .ifPresent(key -> record.find(key).ifPresent(found -> content.putIfAbsent(key, found)));
    }

    /**
     * What the content points to, and what that points to: what of the person's own record stands, and the
     * organisations, services and professionals behind it.
     */
    private static void withThoseBehind(Map<String, Resource> content, PersonRecord record, Told told) {
        Deque<Resource> open = new ArrayDeque<>(content.values());
        while (!open.isEmpty()) {
            for (String key : record.referencesIn(open.remove())) {
                if (!content.containsKey(key) && told.stands(key)) {
                    record.find(key).ifPresent(found -> {
                        content.put(key, found);
                        open.add(found);
                    });
                }
            }
        }
    }

    /**
     * The same content asked for in the same way is the same document.
     *
     * @param head also tells what is late and what comes next, which time alone changes
     */
    private static UUID identity(Map<String, Resource> content, String head, StoryRequest asked) {
        String versions = content.values().stream()
                .map(resource ->
                        References.key(resource) + "/" + resource.getIdElement().getVersionIdPart())
                .collect(Collectors.joining("\n"));
        String sections = asked.sections().stream().map(StorySection::code).collect(Collectors.joining(","));
        String since = asked.since() == null ? "" : asked.since().getValueAsString();
        return UUID.nameUUIDFromBytes(
                String.join("\n", versions, head, sections, since).getBytes(StandardCharsets.UTF_8));
    }

    /** The story is as new as the newest of what it tells. */
    private Date lastChange(Map<String, Resource> content) {
        return content.values().stream()
                .map(resource -> resource.getMeta().getLastUpdated())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> Date.from(clock.instant()));
    }
}

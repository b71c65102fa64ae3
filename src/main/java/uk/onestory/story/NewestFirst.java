package uk.onestory.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/**
 * The order in which a story tells things: by the instant that they give, the first that a partial date can mean. At the
 * same instant, and on the same day where no time is told, what was stored later is the newer one.
 */
final class NewestFirst {

    static final Comparator<Resource> RESOURCES = Comparator.comparing((Resource resource) ->
                    LondonDate.begin(Recorded.of(resource).on()))
            .thenComparing(NewestFirst::stored)
            .reversed();

    static final Comparator<Entry> ENTRIES = Comparator.comparing(
                    (Entry entry) -> LondonDate.begin(entry.recorded().on()))
            .thenComparing(entry -> stored(entry.cites().get(0)))
            .reversed();

    private NewestFirst() {}

    static Instant stored(Resource resource) {
        return Optional.ofNullable(resource.getMeta().getLastUpdated())
                .map(updated -> Instant.ofEpochMilli(updated.getTime()))
                .orElse(Instant.EPOCH);
    }
}

package uk.onestory.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A person's record as one section tells it: what still stands, newest first, nothing from before {@code since}. */
final class Told {

    private static final Comparator<Resource> NEWEST_FIRST = Comparator.comparing((Resource resource) ->
                    LondonDate.begin(Recorded.of(resource).on()))
            .reversed()
            .thenComparing(References::key);

    private final PersonRecord record;
    private final List<Resource> current;
    private final Set<String> currentKeys;
    private final Names names;
    private final Instant since;

    Told(PersonRecord record) {
        this.record = record;
        this.current =
                Standing.current(record.own()).stream().sorted(NEWEST_FIRST).toList();
        this.currentKeys = current.stream().map(References::key).collect(Collectors.toSet());
        this.names = new Names(record);
        this.since = null;
    }

    private Told(Told whole, Instant since) {
        this.record = whole.record;
        this.current = whole.current;
        this.currentKeys = whole.currentKeys;
        this.names = whole.names;
        this.since = since;
    }

    /** @param from null for everything */
    Told since(BaseDateTimeType from) {
        return new Told(this, from == null ? null : LondonDate.begin(from));
    }

    <T extends Resource> List<T> of(Class<T> type) {
        return whole(type).stream().filter(this::isNew).toList();
    }

    /** Also what was recorded before {@code since}: for entries made of several resources. */
    <T extends Resource> List<T> whole(Class<T> type) {
        return current.stream().filter(type::isInstance).map(type::cast).toList();
    }

    boolean isNew(Resource resource) {
        return since == null || !LondonDate.end(Recorded.of(resource).on()).isBefore(since);
    }

    Patient person() {
        return record.person();
    }

    /** A resource that stands and may be seen. */
    Optional<Resource> find(Reference reference) {
        return References.key(reference)
                .filter(key -> !record.isOwn(key) || currentKeys.contains(key))
                .flatMap(record::find);
    }

    String name(Reference reference) {
        return names.of(reference);
    }

    String names(List<Reference> references) {
        return names.all(references);
    }
}

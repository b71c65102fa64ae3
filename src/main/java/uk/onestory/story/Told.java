package uk.onestory.story;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A person's record as one section tells it: what still stands, newest first, nothing from before {@code since}. */
final class Told {

    private final PersonRecord record;
    private final Instant now;
    private final Map<Class<?>, List<Resource>> said;
    private final Map<Class<?>, List<Resource>> current;
    private final Set<String> currentKeys;
    private final Names names;
    private final Instant since;

    /** @param now what is over then is over */
    Told(PersonRecord record, Instant now) {
        this.record = record;
        this.now = now;
        this.currentKeys =
                Standing.current(record.own()).stream().map(References::key).collect(Collectors.toSet());
        List<Dated> dated = record.own().stream()
                .filter(resource -> !Standing.isMistake(resource))
                .map(Dated::of)
                .sorted(Dated.NEWEST_FIRST)
                .toList();
        this.said = byType(dated.stream());
        this.current = byType(dated.stream().filter(one -> currentKeys.contains(one.key())));
        this.names = new Names(record);
        this.since = null;
    }

    private Told(Told whole, Instant since) {
        this.record = whole.record;
        this.now = whole.now;
        this.said = whole.said;
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
        return cast(current, type);
    }

    /** Also what was refuted, stopped or replaced since, but no mistake: another source may hold on to it. */
    <T extends Resource> List<T> everSaid(Class<T> type) {
        return cast(said, type);
    }

    private static Map<Class<?>, List<Resource>> byType(Stream<Dated> newestFirst) {
        return newestFirst.map(Dated::resource).collect(Collectors.groupingBy(Resource::getClass));
    }

    private static <T extends Resource> List<T> cast(Map<Class<?>, List<Resource>> byType, Class<T> type) {
        return byType.getOrDefault(type, List.of()).stream().map(type::cast).toList();
    }

    boolean isNew(Resource resource) {
        return since == null || !LondonDate.end(Recorded.of(resource).on()).isBefore(since);
    }

    boolean anyIsNew(Collection<? extends Resource> resources) {
        return resources.stream().anyMatch(this::isNew);
    }

    Instant now() {
        return now;
    }

    Patient person() {
        return record.person();
    }

    /** A resource that stands and may be seen. */
    Optional<Resource> find(Reference reference) {
        return References.key(reference).filter(this::stands).flatMap(record::find);
    }

    /** False only for what is of the person's own record and does not stand. */
    boolean stands(String key) {
        return !record.isOwn(key) || currentKeys.contains(key);
    }

    /** Null also for what was a mistake or came to nothing: not even its name is told. */
    String name(Reference reference) {
        boolean gone = reference != null
                && References.key(reference).filter(key -> !stands(key)).isPresent();
        return gone ? null : names.of(reference);
    }

    String names(List<Reference> references) {
        return Words.joined(references.stream().map(this::name).distinct().toList());
    }

    /** With what it is sorted by, so that this is found once for each and not at each comparison. */
    private record Dated(Resource resource, String key, Instant recorded) {

        static final Comparator<Dated> NEWEST_FIRST = Comparator.comparing(Dated::recorded)
                .thenComparing(dated -> NewestFirst.stored(dated.resource()))
                .reversed()
                .thenComparing(Dated::key);

        static Dated of(Resource resource) {
            return new Dated(
                    resource,
                    References.key(resource),
                    LondonDate.begin(Recorded.of(resource).on()));
        }
    }
}

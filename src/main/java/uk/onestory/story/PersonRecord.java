package uk.onestory.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** All that a caller may see of one person: the Patient, what is about them, and who stands behind it. */
final class PersonRecord {

    private final Patient person;
    private final List<Resource> own;
    private final Set<String> ownKeys = new HashSet<>();
    private final Map<String, Resource> byKey = new HashMap<>();
    private final ReferencesOf references;
    private final String asking;

    /**
     * @param own what has the person as its subject
     * @param others organisations, services and professionals that these name
     * @param references what each of them points to
     * @param asking {@code Organization/id} of who asks; null where the server itself does
     */
    PersonRecord(
            Patient person,
            Collection<? extends Resource> own,
            Collection<? extends Resource> others,
            ReferencesOf references,
            String asking) {
        this.person = person;
        this.own = new ArrayList<>(own);
        this.references = references;
        this.asking = asking;
        byKey.put(References.key(person), person);
        own.forEach(resource -> {
            String key = References.key(resource);
            ownKeys.add(key);
            byKey.put(key, resource);
        });
        others.forEach(resource -> byKey.put(References.key(resource), resource));
    }

    Patient person() {
        return person;
    }

    List<Resource> own() {
        return own;
    }

    Optional<Resource> find(Reference reference) {
        return References.key(reference).flatMap(this::find);
    }

    Optional<Resource> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    boolean isOwn(String key) {
        return ownKeys.contains(key);
    }

    /** {@code Type/id} of all that a resource of this record points to. */
    Collection<String> referencesIn(Resource resource) {
        return references.of(resource);
    }

    Optional<String> asking() {
        return Optional.ofNullable(asking);
    }
}

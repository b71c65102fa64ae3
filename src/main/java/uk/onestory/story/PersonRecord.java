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

    /**
     * @param own what has the person as its subject
     * @param others organisations, services and professionals that these name
     */
    PersonRecord(Patient person, Collection<? extends Resource> own, Collection<? extends Resource> others) {
        this.person = person;
        this.own = new ArrayList<>(own);
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
}

package uk.onestory.story;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.IDao;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.FhirTerser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.onestory.access.Caller;
import uk.onestory.access.Callers;
import uk.onestory.access.Visibility;
import uk.onestory.access.Writers;
import uk.onestory.server.StoredJson;
import uk.onestory.server.StoredResources;

/**
 * Loads one person's record with a fixed number of SQL statements, however long the record is:
 *
 * <ol>
 *   <li>the Patient, by {@link PersonLookup};
 *   <li>everything about the person in one statement: from the link table, by the paths of {@link CompartmentPaths}, to
 *       the current version's text;
 *   <li>which organisation wrote what of it, by {@link Writers};
 *   <li>who is named there (these organisations, services, professionals), by id in one statement;
 *   <li>who stands behind the services and roles among these, in one statement.
 * </ol>
 *
 * No {@code $everything}, no search, no statement per resource, and nothing that another person's record holds. Each
 * resource passes {@link Visibility} before anything else sees it, and {@link Redaction} then takes out of the rest what
 * it says of those that did not pass.
 */
@Component
class StoryQueryPlan {

    private static final String ABOUT_PERSON = "t.myPid.myId IN (SELECT l.mySourceResourcePid FROM ResourceLink l"
            + " WHERE l.myTargetResourcePid = :person AND l.mySourcePath IN :paths)";

    /** Who can stand behind an entry of the story without being a part of the person's own record. */
    private static final Set<String> NAMED_TYPES =
            Set.of("HealthcareService", "Location", "Organization", "Practitioner", "PractitionerRole");

    /** Those of them that are told by the names of others. */
    private static final Set<String> TOLD_BY_OTHERS = Set.of("HealthcareService", "PractitionerRole");

    private final TransactionTemplate reading;
    private final StoredResources stored;
    private final FhirTerser terser;
    private final Visibility visibility;
    private final Writers writers;

    StoryQueryPlan(
            PlatformTransactionManager transactions,
            StoredResources stored,
            FhirContext fhir,
            Visibility visibility,
            Writers writers) {
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.stored = stored;
        this.terser = fhir.newTerser();
        this.visibility = visibility;
        this.writers = writers;
    }

    /** @param person as {@link PersonLookup} found it */
    PersonRecord load(Patient person, RequestDetails request) {
        String asking = Callers.of(request).map(Caller::organization).orElse(null);
        return reading.execute(transaction -> {
            LoadedReferences references = new LoadedReferences(terser);
            List<Resource> loaded = aboutPerson(person, references);
            List<Resource> visible = shown(loaded, request);
            Redaction redaction = new Redaction(terser, references, hidden(loaded, visible));
            Patient shownPerson = redaction.of(person);
            List<Resource> own = visible.stream().map(redaction::of).toList();
            Set<String> keys = new LinkedHashSet<>(references.of(shownPerson));
            own.forEach(resource -> keys.addAll(references.of(resource)));
            keys.addAll(tellWriters(person, loaded, shownPerson, own));
            if (asking != null) {
                keys.add(asking);
            }
            List<Resource> named = shown(named(keys, references), request);
            Set<String> behind = new LinkedHashSet<>();
            named.stream()
                    .filter(resource -> TOLD_BY_OTHERS.contains(resource.fhirType()))
                    .forEach(resource -> behind.addAll(references.of(resource)));
            named.forEach(resource -> behind.remove(References.key(resource)));
            List<Resource> others = new ArrayList<>(named);
            others.addAll(shown(named(behind, references), request));
            return new PersonRecord(shownPerson, own, others, references, asking);
        });
    }

    /** @return the organisations, which are read with all the others that are named */
    private Collection<String> tellWriters(
            Patient person, List<Resource> loaded, Patient shownPerson, List<Resource> own) {
        Map<Long, String> byPid = writers.of(person.getIdElement().getIdPart());
        Map<String, String> byKey = new HashMap<>();
        Stream.concat(Stream.of(person), loaded.stream())
                .forEach(resource -> byKey.put(References.key(resource), byPid.get(pid(resource))));
        Set<String> told = new TreeSet<>();
        Stream.concat(Stream.of(shownPerson), own.stream()).forEach(resource -> {
            String writer = byKey.get(References.key(resource));
            if (writer != null) {
                Recorded.writtenBy(resource, writer);
                told.add(writer);
            }
        });
        return told;
    }

    private static Long pid(Resource resource) {
        return ((JpaPid) IDao.RESOURCE_PID.get(resource)).getId();
    }

    private static Set<String> hidden(List<Resource> loaded, List<Resource> visible) {
        Set<String> hidden = new HashSet<>();
        if (visible.size() < loaded.size()) {
            loaded.forEach(resource -> hidden.add(References.key(resource)));
            visible.forEach(resource -> hidden.remove(References.key(resource)));
        }
        return hidden;
    }

    private List<Resource> shown(List<Resource> loaded, RequestDetails request) {
        return loaded.stream()
                .filter(resource -> visibility.mayBeShown(request, resource))
                .map(resource -> visibility.shownPart(request, resource))
                .toList();
    }

    private List<Resource> aboutPerson(Patient person, LoadedReferences references) {
        return known(
                stored.current(ABOUT_PERSON, Map.of("person", pid(person), "paths", CompartmentPaths.TABLE)),
                references);
    }

    private List<Resource> named(Collection<String> keys, LoadedReferences references) {
        Set<String> wanted = keys.stream()
                .filter(key -> NAMED_TYPES.contains(key.substring(0, key.indexOf('/'))))
                .collect(Collectors.toCollection(TreeSet::new));
        return known(stored.named(wanted), references);
    }

    private static List<Resource> known(List<Resource> loaded, LoadedReferences references) {
        loaded.forEach(resource -> references.add(resource, StoredJson.of(resource)));
        return loaded;
    }
}

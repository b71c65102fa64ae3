package uk.onestory.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import uk.onestory.conformance.NhsNumber;
import uk.onestory.fhir.LocalReference;
import uk.onestory.server.SupportedResources;

/**
 * Whether a resource that names no person tells of one all the same: contained, by a number, or by words where a record
 * would stand. Nobody could find it in that person's record, or keep it from those who may not see it.
 */
final class Somebody {

    /** What is nobody's. */
    private static final Set<String> THINGS = things();

    /** Where words tell who does something, and where. */
    private static final List<String> PARTIES = List.of("Task.requester", "Task.owner", "Task.location");

    private static final String AUTHOR = ".author";

    private Somebody() {}

    static boolean isIn(Resource resource) {
        boolean contained = resource instanceof DomainResource domain
                && domain.getContained().stream().anyMatch(one -> !THINGS.contains(one.fhirType()));
        return contained || ReferencesIn.of(resource).entrySet().stream().anyMatch(Somebody::isMeant);
    }

    /** Whom a literal reference names is judged by what it refers to. */
    private static boolean isMeant(Map.Entry<String, Reference> at) {
        Reference reference = at.getValue();
        if (reference.isEmpty()) {
            return false; // made by who looked for it
        }
        if (reference.hasIdentifier()
                && NhsNumber.SYSTEM.equals(reference.getIdentifier().getSystem())) {
            return true;
        }
        String text = reference.getReference();
        if (LocalReference.of(reference).isPresent() || (text != null && text.startsWith("#"))) {
            return false;
        }
        if (reference.getType() != null) {
            return !THINGS.contains(reference.getType());
        }
        return !at.getKey().endsWith(AUTHOR) && PARTIES.stream().noneMatch(at.getKey()::startsWith);
    }

    private static Set<String> things() {
        Set<String> types = new TreeSet<>(SupportedResources.CONFORMANCE);
        types.addAll(SupportedResources.DIRECTORY);
        types.addAll(SupportedResources.CATALOGUE);
        types.addAll(List.of("Device", "Medication", "Substance"));
        return types;
    }
}

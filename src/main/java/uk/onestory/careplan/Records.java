package uk.onestory.careplan;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import uk.onestory.access.Callers;
import uk.onestory.server.SupportedResources;

/** The person's record as it will be when the transaction is committed. */
@Component
class Records {

    private final DaoRegistry daos;

    Records(DaoRegistry daos) {
        this.daos = daos;
    }

    /** Empty for what is absent, contained, of a type that is not stored here, or on another server. */
    Optional<Resource> find(Reference reference, PlanChanges changes) {
        IIdType id = reference.getReferenceElement();
        if (!id.hasIdPart()
                || id.isLocal()
                || id.isAbsolute()
                || !SupportedResources.TYPES.contains(String.valueOf(id.getResourceType()))) {
            return Optional.empty();
        }
        return changes.written(id.getResourceType(), id.getIdPart()).or(() -> stored(id));
    }

    <T extends Resource> Optional<T> find(Class<T> type, Reference reference, PlanChanges changes) {
        return find(reference, changes).filter(type::isInstance).map(type::cast);
    }

    /**
     * What a search finds, and what the transaction writes.
     *
     * @param matches what the search asks for, said once more: for what the transaction writes
     */
    <T extends Resource> List<T> search(
            Class<T> type, SearchParameterMap search, PlanChanges changes, Predicate<T> matches) {
        Map<String, T> found = new HashMap<>();
        for (IBaseResource stored :
                daos.getResourceDao(type).search(search, Callers.server()).getAllResources()) {
            found.put(stored.getIdElement().getIdPart(), type.cast(stored));
        }
        found.putAll(changes.written(type));
        return found.values().stream().filter(matches).toList();
    }

    private Optional<Resource> stored(IIdType id) {
        try {
            IdType versionless = new IdType(id.getResourceType(), id.getIdPart());
            return Optional.of(
                    (Resource) daos.getResourceDao(id.getResourceType()).read(versionless, Callers.server()));
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return Optional.empty();
        }
    }
}
